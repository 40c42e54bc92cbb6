/** Runs `check` with its arguments, up to the exit code. */
import { basename } from "node:path";
import { document } from "../document/document.js";
import { hasPeer } from "../peer.js";
import { CannotCheck } from "./cannot-check.js";
import type { CheckOptions, Known } from "./check-options.js";
import { checkRecording } from "./check-recording.js";
import { checkServer } from "./check-server.js";
import type { CheckCommandOptions } from "./command-options.js";
import { guaranteeIds, guaranteeList, listGuarantees } from "./list-guarantees.js";
import { exitCodes, plainForCi, reported, tellHistory } from "./print-report.js";
import { progressLine } from "./progress-line.js";
import type { Outputs } from "./report/outputs.js";
import type { Report } from "./report/report.js";
import { findToken, throwawayToken } from "./sending/find-token.js";
import type { SendItems } from "./sending/send-items.js";
import { isThisMachine, parseUrl } from "./sending/target.js";
import { unknownGuarantee } from "./suggest-names.js";

/**
 * @returns the exit code
 * @throws when the check cannot be made, with one line that says why
 */
export async function runCheckCommand(url: string | undefined, options: CheckCommandOptions): Promise<number> {
  const ids = guaranteeIds();
  const unknown = options.only.find((id) => !ids.includes(id));
  if (unknown !== undefined) throw new CannotCheck(unknownGuarantee(unknown, ids));
  if (options.list) {
    const wanted = listGuarantees(document).filter(({ id }) => options.only.length === 0 || options.only.includes(id));
    console.log(guaranteeList(wanted));
    return exitCodes.kept;
  }
  if (options.updateKnown && options.known === undefined) {
    throw new CannotCheck("--update-known writes the file of --known: name it.");
  }
  const { har, origin, require, oneAccount, otherClients } = options;
  if (har === undefined && (origin.length > 0 || require.length > 0 || oneAccount || !otherClients)) {
    throw new CannotCheck(
      "--origin, --one-account, --no-other-clients and --require are about a recording: name it with --har.",
    );
  }
  if (har !== undefined && url !== undefined) {
    throw new CannotCheck("A recording is judged without a server: leave out the url, or --har.");
  }
  if (har !== undefined) return tellHistory(basename(har), options, (wanted) => checkRecording(har, wanted));
  return reported(shownUrl(url), options, async (known, outputs) => {
    const mock = url === undefined ? await startOwnMock() : undefined;
    const report = reportOn(url ?? mock?.url ?? "", mock !== undefined, options, known, outputs);
    return report.finally(() => mock?.close());
  });
}

async function reportOn(
  given: string,
  isOwnMock: boolean,
  options: CheckCommandOptions,
  known: Known[],
  outputs: Outputs,
): Promise<Report> {
  const url = parseUrl(given);
  const token = isOwnMock ? (options.token ?? throwawayToken()) : findToken(options.token);
  const writes = !options.readOnly && (isThisMachine(url) || options.allowWrites === true);
  const stream = outputs.usesStdout ? process.stderr : process.stdout;
  stream.write(plainForCi(announcement(url, writes)));
  return interruptible(optionsOfCheck({ url, token, writes, known }, options));
}

function optionsOfCheck(
  own: Pick<CheckOptions, "url" | "token" | "writes" | "known">,
  options: CheckCommandOptions,
): CheckOptions {
  const { only, strict, bail, keep, generate, seed, timeout, maxTime, delay, concurrency, header, insecure } = options;
  return {
    ...own,
    ...{ strict, bail, keep, generate, seed, timeout, maxTime, delay, concurrency, insecure },
    only: only.length > 0 ? only : undefined,
    without: options.without,
    headers: Object.fromEntries(header),
  };
}

function announcement(url: string, writes: boolean): string {
  return [
    `Checking ${url}${writes ? "" : ", read-only"} …`,
    ...(writes && !isThisMachine(url)
      ? [
          "This creates phone numbers and SIP gateways there, all with fictional numbers (+1 NPA 555 01XX), and takes the",
          "numbers back at the end.",
        ]
      : []),
    ...(hasPeer("dredd") ? [] : ["Dredd is not installed: the check sends the curated requests itself."]),
    "",
  ].join("\n");
}

/** A first Ctrl-C ends the run and takes back what it attached; a second one ends that too, and a third one the process. */
async function interruptible(options: CheckOptions): Promise<Report> {
  const interruption = new AbortController();
  const giveUp = new AbortController();
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const interrupt = () => {
    if (interruption.signal.aborted) {
      giveUp.abort();
      for (const signal of signals) process.off(signal, interrupt);
    }
    interruption.abort();
  };
  for (const signal of signals) process.on(signal, interrupt);
  const progress = progressLine(process.stderr);
  try {
    const { signal } = interruption;
    const parts = { sendItems: await dredd(), giveUp: giveUp.signal };
    return await checkServer({ ...options, signal, onProgress: progress.show }, parts);
  } finally {
    progress.clear();
    for (const signal of signals) process.off(signal, interrupt);
  }
}

/** The curated requests go through Dredd where that is installed. */
async function dredd(): Promise<SendItems | undefined> {
  return hasPeer("dredd") ? (await import("./sending/dredd.js")).runInDredd : undefined;
}

/** The address without credentials and query, which may hold secrets. */
function shownUrl(url: string | undefined): string {
  if (url === undefined) return "the mock";
  return URL.canParse(url) ? `${new URL(url).origin}${new URL(url).pathname}` : "the url that was given";
}

async function startOwnMock() {
  const { startMock } = await import("../mock/start-mock.js");
  return startMock({ port: 0 });
}

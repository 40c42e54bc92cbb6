/** What `check` does with its arguments, up to the exit code. */
import { randomInt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { document } from "../document/document.js";
import { mainOperation, operations } from "../document/operations.js";
import { hasPeer } from "../peer.js";
import { CannotCheck } from "./cannot-check.js";
import { type CheckResult, check } from "./check.js";
import { defaultBudget } from "./explore/exploration.js";
import { explore } from "./explore/explore.js";
import { listed, listGuarantees } from "./list-guarantees.js";
import type { CheckCommandOptions } from "./options.js";
import { progressLine } from "./progress-line.js";
import { type Known, readKnown } from "./report/known.js";
import { makeReport, reportOfNothing } from "./report/make.js";
import { type Outputs, openOutputs } from "./report/outputs.js";
import type { Report } from "./report/report.js";
import { masking, redactions } from "./report/secrets.js";
import { terminal } from "./report/terminal.js";
import type { SendItems } from "./sending/one-by-one.js";
import { isOwnHeader } from "./sending/own-headers.js";
import { isThisMachine, parseUrl } from "./sending/target.js";
import { findToken, throwawayToken } from "./sending/token.js";

/** Every wanted guarantee was kept; one was broken; not all that was wanted could be proven. */
const exitCodes = { kept: 0, broken: 1, incomplete: 2 };

interface Target {
  url: string;
  token: string;
  writes: boolean;
}

/**
 * @returns the exit code
 * @throws when the check cannot be made, with one line that says why
 */
export async function runCheckCommand(url: string | undefined, options: CheckCommandOptions): Promise<number> {
  const guarantees = listGuarantees(document);
  const ids = guarantees.map(({ id }) => id);
  const unknown = options.only.find((id) => !ids.includes(id));
  if (unknown) throw new CannotCheck(`There is no guarantee ${unknown}. There are: ${ids.join(", ")}.`);
  if (options.list) {
    const wanted = guarantees.filter(({ id }) => options.only.length === 0 || options.only.includes(id));
    console.log(wanted.map(listed).join("\n\n"));
    return exitCodes.kept;
  }
  const outputs = await openOutputs(options.reporter, options.output);
  const mock = url === undefined ? await startOwnMock() : undefined;
  try {
    const report = await reportOn(url ?? mock?.url ?? "", mock !== undefined, ids, options, outputs);
    await outputs.write(report);
    return exitCodes[report.verdict];
  } catch (error) {
    const reason = error instanceof Error ? error.message : `${error}`;
    await outputs.write(reportOfNothing(shownUrl(url), reason, options.strict ?? false));
    throw error;
  } finally {
    await mock?.close();
  }
}

async function reportOn(
  given: string,
  isOwnMock: boolean,
  guarantees: string[],
  options: CheckCommandOptions,
  outputs: Outputs,
): Promise<Report> {
  const url = parseUrl(given);
  const { authHeader } = mainOperation(operations(document));
  const refused = options.header.find(([name]) => isOwnHeader(name, authHeader));
  if (refused) throw new CannotCheck(`The check sets the header ${refused[0]} itself: --header cannot replace it.`);
  const known = options.known === undefined ? [] : await readKnownFile(options.known, guarantees);
  const token = isOwnMock
    ? (options.token ?? throwawayToken())
    : findToken({ option: options.token, environment: process.env });
  const writes = !options.readOnly && (isThisMachine(url) || options.allowWrites === true);
  const target = { url, token, writes };
  const stream = outputs.usesStdout ? process.stderr : process.stdout;
  announce(stream, target);
  const result = await interruptible(target, options);
  const report = reportOf(result, target, known, options);
  // As for every other reason why there is nothing to report.
  if (result.cannotCheck) console.error(`error: ${report.reason}`);
  if (!result.cannotCheck || report.left.length > 0) stream.write(`\n${terminal(report, stream, !isThisMachine(url))}`);
  return report;
}

function announce(stream: NodeJS.WriteStream, { url, writes }: Target): void {
  stream.write(`Checking ${url}${writes ? "" : ", read-only"} …\n`);
  if (!hasPeer("dredd")) stream.write("Dredd is not installed: the check sends the fixed requests itself.\n");
  if (writes && !isThisMachine(url)) {
    stream.write(
      "This creates phone numbers and SIP gateways there, all with fictional numbers (+1 NPA 555 01XX), and takes the\n" +
        "numbers back at the end.\n",
    );
  }
}

/** A first Ctrl-C ends the run and takes back what it attached; a second one ends that too, and a third one the process. */
async function interruptible(target: Target, options: CheckCommandOptions): Promise<CheckResult> {
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
    return await check(document, {
      ...target,
      headers: Object.fromEntries(options.header),
      timeout: options.timeout,
      delay: options.delay,
      concurrency: options.concurrency,
      insecure: options.insecure ?? false,
      only: options.only.length > 0 ? options.only : undefined,
      bail: options.bail ?? false,
      strict: options.strict ?? false,
      keep: options.keep ?? false,
      explore: { run: explore, ...exploring(target, options) },
      sendItems: await dredd(),
      onProgress: progress.show,
      signal: interruption.signal,
      giveUp: giveUp.signal,
    });
  } finally {
    progress.clear();
    for (const signal of signals) process.off(signal, interrupt);
  }
}

/** The fixed part is sent through Dredd where that is installed. */
async function dredd(): Promise<SendItems | undefined> {
  return hasPeer("dredd") ? (await import("./sending/dredd.js")).runInDredd : undefined;
}

/** On this machine, where no request is anybody else's, the check explores unless it is told not to, or what to look at. */
function exploring({ url, writes }: Target, { explore: budget, seed, only }: CheckCommandOptions) {
  const asked = budget ?? (isThisMachine(url) && writes && only.length === 0 ? defaultBudget : 0);
  return { budget: asked, seed: seed ?? randomInt(2 ** 31) };
}

function reportOf(result: CheckResult, { url, token }: Target, known: Known[], options: CheckCommandOptions): Report {
  return makeReport(result, {
    strict: options.strict ?? false,
    only: options.only.length > 0 ? options.only : undefined,
    known,
    masked: masking(document),
    ...redactions(token, result.secrets.password, options.header),
    origin: new URL(url).origin,
    authHeader: mainOperation(operations(document)).authHeader,
    ownHeaders: options.header.map(([name]) => name),
  });
}

/** What of the address may be shown, whatever it is. */
function shownUrl(url: string | undefined): string {
  if (url === undefined) return "the mock";
  return URL.canParse(url) ? `${new URL(url).origin}${new URL(url).pathname}` : "the url that was given";
}

async function readKnownFile(file: string, guarantees: string[]): Promise<Known[]> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new CannotCheck(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
  return readKnown(text, file, guarantees);
}

async function startOwnMock() {
  const { startMock } = await import("../mock/start-mock.js");
  return startMock({ port: 0 });
}

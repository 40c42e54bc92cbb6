/** What `check` does with its arguments, up to the exit code. */
import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { document } from "../document/document.js";
import { operations } from "../document/operations.js";
import { requirePeers } from "../peer.js";
import { CannotCheck } from "./cannot-check.js";
import { check, listPromises, type Progress } from "./check.js";
import type { CheckCommandOptions } from "./options.js";
import { json } from "./report/json.js";
import { junit } from "./report/junit.js";
import { markdown } from "./report/markdown.js";
import { redaction, type Secret } from "./report/redact.js";
import { makeReport, type Report, type Reporter } from "./report/report.js";
import { terminal } from "./report/terminal.js";
import { isThisMachine, parseOrigin } from "./sending/target.js";
import { findToken, throwawayToken } from "./sending/token.js";

const reporters: Record<string, Reporter> = { junit, json, markdown };

/** Every promise was kept; one was broken; the check could not be made. */
const exitCodes = { kept: 0, broken: 1, incomplete: 2 };

/**
 * @returns the exit code
 * @throws when the check cannot be made, with one line that says why
 */
export async function runCheckCommand(url: string | undefined, options: CheckCommandOptions): Promise<number> {
  const outputs = pairReporters(options);
  const promises = listPromises(document);
  const unknown = options.only.find((id) => !promises.some((promise) => promise.id === id));
  if (unknown)
    throw new CannotCheck(`There is no promise ${unknown}. There are: ${promises.map(({ id }) => id).join(", ")}.`);
  if (options.list) {
    const wanted = promises.filter(({ id }) => options.only.length === 0 || options.only.includes(id));
    console.log(wanted.map(listed).join("\n\n"));
    return exitCodes.kept;
  }

  const mock = url === undefined ? await startOwnMock() : undefined;
  try {
    const origin = parseOrigin(url ?? mock?.url ?? "");
    const token = mock
      ? (options.token ?? throwawayToken())
      : findToken({ option: options.token, environment: process.env });
    const writes = !options.readOnly && (isThisMachine(origin) || options.allowWrites === true);
    return await checkAndReport(origin, token, writes, options, outputs);
  } finally {
    await mock?.close();
  }
}

async function checkAndReport(
  origin: string,
  token: string,
  writes: boolean,
  options: CheckCommandOptions,
  outputs: [Reporter, string | undefined][],
): Promise<number> {
  const headers = Object.fromEntries(options.header);
  const onThisMachine = isThisMachine(origin);
  // A report on stdout must be all there is on stdout.
  const stream = outputs.some(([, file]) => file === undefined) ? process.stderr : process.stdout;
  const secrets: Secret[] = [
    { value: token, placeholder: "$VIDEOSDK_TOKEN" },
    ...["VIDEOSDK_TOKEN", "VIDEOSDK_API_KEY", "VIDEOSDK_SECRET"].map((name) => ({
      value: process.env[name] ?? "",
      placeholder: `$${name}`,
    })),
    ...options.header.map(([name, value]) => ({ value: value.length < 8 ? "" : value, placeholder: `<${name}>` })),
  ];
  stream.write(`Checking ${origin}${writes ? "" : ", read-only"} …\n`);
  if (writes && !onThisMachine) {
    stream.write("This creates phone numbers and SIP gateways there, all with fictional numbers (+1 NPA 555 01XX).\n");
  }

  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  process.once("SIGINT", interrupt);
  process.once("SIGTERM", interrupt);
  const progress = progressLine(process.stderr);
  try {
    const result = await check(document, {
      origin,
      token,
      headers,
      writes,
      timeout: options.timeout,
      insecure: options.insecure ?? false,
      only: options.only.length > 0 ? options.only : undefined,
      bail: options.bail ?? false,
      onProgress: progress.show,
      signal: interruption.signal,
    });
    progress.clear();
    const redact = redaction([...secrets, { value: result.password, placeholder: "$SIP_PASSWORD" }]);
    const [operation] = operations(document);
    const authHeader = operation?.authHeader ?? "";
    const report = makeReport(result, options.strict ?? false, redact, {
      origin,
      authHeader,
      ownHeaders: Object.keys(headers),
    });
    stream.write(`\n${terminal(report, stream, !onThisMachine || result.stopped !== undefined)}`);
    await writeReports(report, outputs);
    return exitCodes[report.verdict];
  } catch (error) {
    progress.clear();
    throw new CannotCheck(redaction(secrets)(error instanceof Error ? error.message : `${error}`));
  } finally {
    process.off("SIGINT", interrupt);
    process.off("SIGTERM", interrupt);
  }
}

async function startOwnMock() {
  requirePeers("The check", "dredd");
  const { startMock } = await import("../mock/start-mock.js");
  return startMock({ port: 0 });
}

function pairReporters({ reporter, output }: CheckCommandOptions): [Reporter, string | undefined][] {
  if (output.length > reporter.length)
    throw new CannotCheck("There are more --output than --reporter: name a reporter for each.");
  if (reporter.length > output.length + 1)
    throw new CannotCheck("Only one --reporter can write to stdout: give the others an --output.");
  return reporter.map((name, index) => [reporters[name] as Reporter, output[index]]);
}

async function writeReports(report: Report, outputs: [Reporter, string | undefined][]): Promise<void> {
  for (const [reporter, file] of outputs) {
    if (file === undefined) {
      process.stdout.write(reporter(report));
      continue;
    }
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, reporter(report));
  }
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (summary) await appendFile(summary, markdown(report));
}

function listed({
  id,
  promise,
  documented,
  assumed,
  observable,
  requests,
}: ReturnType<typeof listPromises>[number]): string {
  const lines = [`${id}: ${promise.trim()}`];
  if (documented) lines.push(`  documented: ${documented.trim()}`);
  if (assumed) lines.push(`  assumed: ${assumed.trim()}`);
  if (observable === false) lines.push("  not observable through this endpoint alone");
  return [...lines, ...requests.map((name) => `  - ${name}`)].join("\n");
}

/** One line that is written over and over, on a terminal only. */
function progressLine(stream: NodeJS.WriteStream) {
  const live = stream.isTTY === true && !process.env.CI;
  return {
    show({ done, total, step }: Progress) {
      if (live) stream.write(`\r\x1b[K  ${done}/${total}  ${step}`.slice(0, (stream.columns ?? 80) + 4));
    },
    clear() {
      if (live) stream.write("\r\x1b[K");
    },
  };
}

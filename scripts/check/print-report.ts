/** Reports on the command line: the terminal, files, and the exit code. */
import { readFile, writeFile } from "node:fs/promises";
import { printable } from "../printable.js";
import { CannotCheck } from "./cannot-check.js";
import type { HistoryOptions, Known } from "./check-options.js";
import type { CheckCommandOptions } from "./command-options.js";
import { guaranteeIds } from "./list-guarantees.js";
import { annotations, withoutCommands } from "./report/github.js";
import { applyKnown, inWords, readKnown, updatedKnown } from "./report/known.js";
import { reportOfNothing } from "./report/make-report.js";
import { type Outputs, openOutputs } from "./report/outputs.js";
import type { Report } from "./report/report.js";
import { terminal } from "./report/terminal.js";

/** Every wanted guarantee was kept; one was broken; not all that was wanted could be proven. */
export const exitCodes = { kept: 0, broken: 1, incomplete: 2 };

type TellOptions = Pick<CheckCommandOptions, "known" | "updateKnown" | "strict" | "verbose" | "reporter" | "output">;

export type HistoryCommandOptions = TellOptions &
  Pick<CheckCommandOptions, "only" | "require" | "origin" | "oneAccount" | "otherClients">;

/**
 * Opens the outputs and reads what is accepted, then tells and writes the report. Where there is none, it writes why.
 *
 * @param name what the report calls the server or the history where nothing could be checked
 * @returns the exit code
 */
export async function reported(
  name: string,
  options: TellOptions,
  judge: (known: Known[], outputs: Outputs) => Promise<Report>,
): Promise<number> {
  const outputs = await openOutputs(options.reporter, options.output);
  try {
    const known = await readKnownFile(options);
    const report = await tell(await judge(known, outputs), known, options, outputs);
    await outputs.write(report);
    return exitCodes[report.verdict];
  } catch (error) {
    const reason = error instanceof Error ? error.message : `${error}`;
    await outputs.write(reportOfNothing(name, reason, options.strict ?? false));
    throw error;
  }
}

/**
 * Judges a history that somebody else produced, and tells the verdict.
 *
 * @returns the exit code
 */
export function tellHistory(
  name: string,
  options: HistoryCommandOptions,
  judge: (wanted: HistoryOptions) => Promise<Report>,
): Promise<number> {
  const { only, origin: origins, oneAccount, otherClients, require, strict } = options;
  const wanted = { origins, oneAccount, otherClients, only: only.length > 0 ? only : undefined, require, strict };
  return reported(name, options, (known) => judge({ ...wanted, known }));
}

/** Prints the report for people, and takes it for what is accepted where that was asked for. */
async function tell(seen: Report, before: Known[], options: TellOptions, outputs: Outputs): Promise<Report> {
  const stream = outputs.usesStdout ? process.stderr : process.stdout;
  const { report, told } = options.updateKnown
    ? await updateKnown(seen, before, `${options.known}`)
    : { report: seen, told: "" };
  // As for every other reason why there is nothing to report.
  const isNothing = report.guarantees.length === 0;
  if (isNothing) console.error(`error: ${report.reason}`);
  if (!isNothing || report.left.length > 0) {
    const text = terminal(report, { colors: wantsColors(stream), verbose: options.verbose });
    stream.write(plainForCi(`\n${text}${told}`));
  }
  if (process.env.GITHUB_ACTIONS) stream.write(annotations(report));
  return report;
}

/** The rule of most tools: NO_COLOR wins, then FORCE_COLOR, then whether this is a terminal outside CI. */
function wantsColors(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, CI } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== "0";
  return stream.isTTY === true && !CI;
}

/** GitHub's runner takes some lines of a log for commands. */
export function plainForCi(text: string): string {
  return process.env.GITHUB_ACTIONS ? withoutCommands(text) : text;
}

/** Writes the file anew, so that it accepts what this run found and nothing that it looked for in vain. */
async function updateKnown(report: Report, before: Known[], file: string): Promise<{ report: Report; told: string }> {
  const { entries, added, removed } = updatedKnown(report, before);
  await writeFile(file, `${JSON.stringify(entries, undefined, 2)}\n`).catch((error: NodeJS.ErrnoException) => {
    throw new CannotCheck(`${file} cannot be written: ${error.code}.`);
  });
  const lines = [
    `${file}: ${entries.length} accepted, of these ${added.length} new; ${removed.length} removed.`,
    ...added.map((known) => `  added    ${inWords(known)}`),
    ...removed.map((known) => `  removed  ${inWords(known)}`),
  ];
  return { report: applyKnown(report, entries), told: `${lines.map(printable).join("\n")}\n` };
}

async function readKnownFile({ known: file, updateKnown }: TellOptions): Promise<Known[]> {
  if (file === undefined) return [];
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && updateKnown) return [];
    const hint = code === "ENOENT" ? " --update-known writes it." : "";
    throw new CannotCheck(`${file} cannot be read: ${code}.${hint}`);
  }
  return readKnown(text, file, guaranteeIds());
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import configuration from "./stryker.config.json" with { type: "json" };
import type { Survivor } from "./survivors.js";

/** The files that decide something. */
export const decisiveFiles: string[] = configuration.mutate;

/** The mutants of one file that the tests noticed, and those that survived. */
interface FileScore {
  file: string;
  killed: number;
  survivors: (Survivor & { line: number })[];
}

/** Stryker's report, as far as it is used here. */
interface Report {
  files: Record<string, { source: string; mutants: ReportedMutant[] }>;
}

interface Place {
  line: number;
  column: number;
}

interface ReportedMutant {
  status: "Killed" | "Timeout" | "Survived" | "NoCoverage" | "Ignored" | "CompileError" | "RuntimeError" | "Pending";
  mutatorName: string;
  replacement?: string;
  location: { start: Place; end: Place };
}

/**
 * Has Stryker change a file, and sees which changes the tests of its folders notice.
 *
 * @param until when to give up, on the clock of `performance.now`
 * @returns undefined when the time was up before
 * @throws when Stryker cannot run, for example because a test fails without any change; the message is Stryker's
 */
export async function mutateFile(file: string, until: number): Promise<FileScore | undefined> {
  if (performance.now() >= until) return undefined;
  // A folder for each, so that files can be changed side by side.
  const folder = join("dist/mutate", file.replaceAll("/", "-"));
  const report = join(folder, "mutants.json");
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, "stryker.config.json"),
    JSON.stringify({
      ...configuration,
      mutate: [file],
      tempDirName: join(folder, "sandbox"),
      jsonReporter: { fileName: report },
    }),
  );
  const stryker = spawn(
    "node_modules/.bin/stryker",
    ["run", join(folder, "stryker.config.json"), "--concurrency", "1"],
    // The configuration of its tests reads which file it is.
    { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, MUTATED_FILE: file } },
  );
  const end = () => stryker.kill();
  process.once("exit", end);
  let said = "";
  for (const stream of [stryker.stdout, stryker.stderr]) stream.on("data", (text) => (said += text));
  const timer = setTimeout(end, until - performance.now());
  const [code, signal] = await once(stryker, "close");
  clearTimeout(timer);
  process.off("exit", end);
  if (performance.now() >= until) return undefined;
  if (code !== 0) throw new Error(`Stryker could not change ${file} (${signal ?? code}).\n\n${said}`);
  return score(file, JSON.parse(await readFile(report, "utf8")));
}

function score(file: string, { files }: Report): FileScore {
  const { source = "", mutants = [] } = files[file] ?? {};
  return {
    file,
    killed: mutants.filter(({ status }) => status === "Killed" || status === "Timeout").length,
    survivors: mutants
      .filter(({ status }) => status === "Survived" || status === "NoCoverage")
      .map(({ mutatorName, replacement = "", location: { start, end } }) => ({
        line: start.line,
        mutator: mutatorName,
        original: source.slice(at(source, start), at(source, end)),
        replacement,
      })),
  };
}

/** Where a place is in a text. Its lines and columns count from 1. */
function at(source: string, { line, column }: Place): number {
  const before = source.split("\n").slice(0, line - 1);
  return before.reduce((length, text) => length + text.length + 1, column - 1);
}

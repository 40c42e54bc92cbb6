import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile } from "node:fs/promises";
import type { Score } from "./document.js";

/** What this reads of Stryker's report. */
interface Report {
  files: Record<string, { mutants: ReportedMutant[] }>;
}

interface ReportedMutant {
  status: "Killed" | "Timeout" | "Survived" | "NoCoverage" | "Ignored" | "CompileError" | "RuntimeError" | "Pending";
  mutatorName: string;
  replacement?: string;
  location: { start: { line: number; column: number } };
}

/**
 * Has Stryker change the code that decides something, and sees which changes the tests of its folders notice.
 *
 * @param files which files, as a pattern; those of stryker.config.json when left out
 * @throws when Stryker cannot run, for example because a test fails without any change
 */
export async function mutateCode(files?: string): Promise<Score> {
  await mkdir("dist", { recursive: true });
  const options = files ? ["--mutate", files] : [];
  const stryker = spawn("node_modules/.bin/stryker", ["run", "test/mutate/stryker.config.json", ...options], {
    stdio: "inherit",
  });
  const [code] = await once(stryker, "close");
  if (code !== 0) throw new Error("Stryker could not change the code");
  const report: Report = JSON.parse(await readFile("dist/mutants.json", "utf8"));
  return score(report);
}

function score({ files }: Report): Score {
  const all = Object.entries(files).flatMap(([file, { mutants }]) => mutants.map((mutant) => ({ file, ...mutant })));
  const survivors = all.filter(({ status }) => status === "Survived" || status === "NoCoverage");
  return {
    killed: all.filter(({ status }) => status === "Killed" || status === "Timeout").length,
    survivors: survivors.map(
      ({ file, location: { start }, mutatorName, replacement }) =>
        `${file}:${start.line}:${start.column} ${mutatorName}: ${replacement ?? ""}`,
    ),
  };
}

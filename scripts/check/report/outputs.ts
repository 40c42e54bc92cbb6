/** Where reports go. Files are opened before the first request, so that no run ends with nothing to show for it. */
import { appendFile, type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { CannotCheck } from "../cannot-check.js";
import { reporters } from "./format.js";
import { withoutCommands } from "./github.js";
import type { Report, Reporter } from "./report.js";
import type { ReporterName } from "./reporter-names.js";

export interface Outputs {
  /** Whether a report goes to stdout, where nothing else may stand then. */
  usesStdout: boolean;
  write(report: Report): Promise<void>;
}

/** @throws `CannotCheck` when reporters and files do not go together, or a file cannot be written */
export async function openOutputs(names: ReporterName[], files: string[]): Promise<Outputs> {
  if (files.length > names.length)
    throw new CannotCheck("There are more --output than --reporter: name a reporter for each.");
  if (names.length > files.length + 1)
    throw new CannotCheck("Only one --reporter can write to stdout: give the others an --output.");
  const twice = files.find((file, index) => files.findIndex((other) => resolve(other) === resolve(file)) < index);
  if (twice !== undefined) throw new CannotCheck(`Two reports cannot be written to the same file, ${twice}.`);
  const opened: { reporter: Reporter; file: FileHandle | undefined }[] = [];
  for (const [index, name] of names.entries()) {
    const file = files[index];
    opened.push({ reporter: reporters[name], file: file === undefined ? undefined : await openFile(file) });
  }
  return {
    usesStdout: opened.some(({ file }) => file === undefined),
    async write(report) {
      for (const { reporter, file } of opened) {
        if (!file) {
          process.stdout.write(process.env.GITHUB_ACTIONS ? withoutCommands(reporter(report)) : reporter(report));
          continue;
        }
        await file.writeFile(reporter(report));
        await file.close();
      }
      const summary = process.env.GITHUB_STEP_SUMMARY;
      if (summary) await appendFile(summary, reporters.markdown(report));
    },
  };
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    await mkdir(dirname(path), { recursive: true });
    return await open(path, "w");
  } catch (error) {
    throw new CannotCheck(`The report cannot be written to ${path}: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

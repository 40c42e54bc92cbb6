/** Judges a recording: a HAR file. */
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { CannotCheck } from "./cannot-check.js";
import { checkHistory } from "./check-history.js";
import type { HistoryOptions } from "./check-options.js";
import { fromHar, largestHar } from "./recorded/har.js";
import type { Report } from "./report/report.js";

/** @throws `CannotCheck` when the file cannot be read, or is not a HAR */
export async function checkRecording(file: string, options: HistoryOptions): Promise<Report> {
  const read = async () => {
    const { size } = await stat(file);
    if (size > largestHar) {
      throw new CannotCheck(`it is larger than ${largestHar / 1024 / 1024} MB: record less, or split it.`);
    }
    return fromHar(await readFile(file));
  };
  const exchanges = await read().catch((error: NodeJS.ErrnoException) => {
    throw new CannotCheck(
      `${file}: ${error instanceof CannotCheck ? error.message : `it cannot be read: ${error.code}.`}`,
    );
  });
  return checkHistory(exchanges, { ...options, name: basename(file) });
}

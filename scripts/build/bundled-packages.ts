import { readFile } from "node:fs/promises";

const separator = `\n${"-".repeat(80)}\n\n`;

/** Joins the license notices of bundled packages. Each notice starts with the name and the version. */
export function joinNotices(notices: string[]): string {
  return notices.join(separator);
}

/**
 * The packages whose code is in `dist/`, for example `yaml 2.9.1`.
 *
 * @param licensesFile the path of the file that the build has written
 */
export async function bundledPackages(licensesFile: string): Promise<string[]> {
  const notices = (await readFile(licensesFile, "utf8")).split(separator);
  return notices.map((notice) => notice.split("\n", 1)[0] ?? "");
}

/** The native compiler, which takes a fifth of the time. What is asked of it here, the long tests ask of TypeScript 5 too. */
import { resolve } from "node:path";
import { run } from "./run.js";

const tsc = resolve("node_modules/typescript-native/bin/tsc");

/** The settings of a careful user. */
export const strict = ["--strict", "--target", "es2022"];
/** What the client needs of the machine that it runs on, and nothing of Node. */
export const anywhere = ["--lib", "es2022,dom,dom.iterable", "--types", ""];

/** What it has to say about these files of a folder, a line for each fault. What it writes, it writes beside them. */
export async function compile(folder: string, files: string[], ...options: string[]): Promise<string[]> {
  // Several threads would do some of the work twice, and other tests need the other cores.
  const settings = ["--ignoreConfig", "--singleThreaded", "--pretty", "false", ...options];
  const { code, stdout, stderr } = await run(folder, process.execPath, tsc, ...settings, ...files);
  const faults = stdout.split("\n").filter((line) => line !== "");
  if (code !== 0 && faults.length === 0) throw new Error(`The compiler ended with ${code}: ${stderr}`);
  return faults;
}

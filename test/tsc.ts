/** The native compiler, which takes a fifth of the time. The long tests repeat these checks with TypeScript 5. */
import { resolve } from "node:path";
import { run } from "./run.js";

const tsc = resolve("node_modules/typescript-native/bin/tsc");

/** The settings of a careful user. */
export const strict = ["--strict", "--target", "es2022"];
/** The platform that the client needs, without Node. */
export const anywhere = ["--lib", "es2022,dom,dom.iterable", "--types", ""];

/** The compiler's errors for these files of a folder, one line each. It writes its output beside them. */
export async function compile(folder: string, files: string[], ...options: string[]): Promise<string[]> {
  // Several threads would do some of the work twice, and other tests need the other cores.
  const settings = ["--ignoreConfig", "--singleThreaded", "--pretty", "false", ...options];
  const { code, stdout, stderr } = await run(folder, process.execPath, tsc, ...settings, ...files);
  const faults = stdout.split("\n").filter((line) => line !== "");
  if (code !== 0 && faults.length === 0) throw new Error(`The compiler ended with ${code}: ${stderr}`);
  return faults;
}

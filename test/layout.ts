/** Which test files belong together. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What takes minutes by nature. `npm run test:long` runs these, and nothing else does. */
export const long = "test/**/*.long.test.ts";

/** What is tested packed and installed: that is done once, before them. */
export const packaged = ["test/package/**/*.test.ts", "test/readme/samples.test.ts"];

/** What a test imports to start a program, a browser or a whole check. */
const starters = /from "(node:child_process|(\.\.?\/)+(run|program|browser|check-server)\.js|.*\/redocly\.js)"/;

/** What takes seconds without starting any: compilers, servers checked whole, thousands of requests, many seeds. */
const patient = [
  "test/check/explore/{explore,requests}.test.ts",
  "test/check/proxy.test.ts",
  "test/check/servers/**/*.test.ts",
  "test/client/{editor,race,readme,size,types}.test.ts",
  "test/diff/changes-between.test.ts",
  "test/docs/site.test.ts",
  "test/mock/{connections,docs-site,memory,races,seed}.test.ts",
  "test/mock/fuzz/*.test.ts",
];

/** What takes a second or more; `npm run test:quick` leaves it out. */
export const slow = [...patient, ...testFiles().filter((file) => starters.test(readFileSync(file, "utf8")))];

function testFiles(): string[] {
  const files = readdirSync("test", { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".test.ts")).map((file) => join("test", file));
}

/** Which test files belong together. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes minutes by nature. `npm run test:long` runs these, and nothing else does. */
export const long = "test/**/*.long.test.ts";

/** Full catalogues and other languages' toolchains: `npm run test:all` runs these before a release and weekly. */
export const all = "test/**/*.all.test.ts";

/** What is tested packed and installed, which takes its time. */
export const packaged = ["test/package/**/*.test.ts", "test/readme/samples.test.ts"];

/** What a test imports to start a program, a browser or a whole check. */
const starters =
  /from "(node:child_process|(\.\.?\/)+(run|program|browser|check-server|code-samples)\.js|.*\/redocly\.js)"/;

/** What takes seconds without starting any: compilers, servers checked whole, thousands of requests, many seeds. */
const patient = [
  "test/check/explore/{explore,requests}.test.ts",
  "test/check/{companion-refusals,grown-document,proxy}.test.ts",
  "test/check/servers/**/*.test.ts",
  "test/client/{editor,race,readme,size,types}.test.ts",
  "test/diff/changes-between.test.ts",
  "test/docs/site.test.ts",
  "test/mock/{connections,docs-site,memory,races,seed}.test.ts",
  "test/mock/fuzz/*.test.ts",
  "test/readme/failures.test.ts",
];

/** What takes a second or more; `npm run test:quick` leaves it out. */
export const slow = [...patient, ...testFiles().filter((file) => starters.test(readFileSync(file, "utf8")))];

/**
 * What takes longest, in this order, so that no worker is left alone with it at the end, and what waits stands beside what works.
 * A file that is not here is short.
 */
const longest = [
  "test/docs/browser.test.ts",
  "test/package/contents.test.ts",
  "test/check/servers/conditions/conditions.test.ts",
  "test/readme/samples.test.ts",
  "test/check/clean-up.test.ts",
  "test/check/command.test.ts",
  "test/house/gates.test.ts",
  "test/check/adversarial.test.ts",
  "test/package/command-line.test.ts",
  "test/tools/plain.test.ts",
  "test/readme/failures.test.ts",
  "test/mock/page.test.ts",
  "test/check/servers/broken/found.test.ts",
  "test/diff/command.test.ts",
  "test/generate/new-operation.test.ts",
  "test/docs/code-samples.test.ts",
  "test/mock/connections.test.ts",
  "test/generate/generated-files.test.ts",
  "test/check/grown-document.test.ts",
  "test/diff/changes-between.test.ts",
  "test/check/servers/lenient.test.ts",
  "test/mock/page-hostile.test.ts",
  "test/package/modules.test.ts",
  "test/mock/command.test.ts",
  "test/check/derived-from-document.test.ts",
  "test/check/interrupted.test.ts",
  "test/generate/command.test.ts",
  "test/lint/house-rules.test.ts",
  "test/client/answers.test.ts",
  "test/check/companion-refusals.test.ts",
  "test/package/client.test.ts",
  "test/mock/seed.test.ts",
  "test/house/readers.test.ts",
  "test/mock/client-and-failures.test.ts",
  "test/check/explore/explore.test.ts",
  "test/mock/memory.test.ts",
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const index = longest.findIndex((name) => moduleId.endsWith(name));
      return index < 0 ? longest.length : index;
    };
    return files.toSorted((one, other) => place(one) - place(other));
  }
}

function testFiles(): string[] {
  const files = readdirSync("test", { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".test.ts")).map((file) => join("test", file));
}

/**
 * Runs every code sample of the README and the guides, unless a comment before it says why it is not run. Those that make a
 * whole check take half a minute each: samples.long.test.ts runs them too.
 */
import { mkdir, mkdtemp, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { document } from "../../scripts/document/document.js";
import { serverUrl } from "../../scripts/document/operations.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { run, succeed } from "../run.js";
import { shared } from "../shared.js";
import { compile, strict } from "../tsc.js";
import { type CodeBlock, codeBlocks } from "./code-blocks.js";
import { handbooks } from "./guides.js";

const { equipped } = await shared("installation");

/** Reasons that a sample may have for not being run. */
const goodReasons = [
  "it publishes",
  "it changes the repository",
  "it calls the live API",
  "it installs from the registry",
  "it installs and builds everything",
  "it runs until Ctrl-C",
  "msw is not installed with the package",
];

/** Whether a sample runs now. */
function isTried({ code }: CodeBlock): boolean {
  const isWholeCheck = /contract check (http|--known)|await check\(/.test(code);
  return !isWholeCheck || process.env.WHOLE_CHECKS !== undefined;
}

interface Handbook {
  file: string;
  blocks: CodeBlock[];
  programs: CodeBlock[];
}

const books: Handbook[] = await Promise.all(
  handbooks.map(async (file) => {
    const blocks = codeBlocks(await readFile(file, "utf8"));
    return { file, blocks, programs: samplesOf(blocks, "ts").reduce(joinPrograms, []) };
  }),
);

beforeAll(async () => {
  for (const tool of ["@types/node", "vitest"]) await provide(tool);
  const programs = books.flatMap(({ file, programs }) => programs.map((program) => ({ file, ...program })));
  for (const { file, line, code } of programs) await writeFile(join(equipped, named(file, line, "ts")), code);
  const files = programs.map(({ file, line }) => named(file, line, "ts"));
  expect(
    await compile(equipped, files, ...strict, "--module", "nodenext", "--types", "node", "--skipLibCheck"),
  ).toEqual([]);
});

describe.concurrent.each(books)("$file", ({ file, blocks, programs }) => {
  test("has samples, and none that cannot be tried", () => {
    const tried = ["", "sh", "ts", "json", "yaml"];
    expect(blocks).not.toEqual([]);
    expect(blocks.filter(({ language }) => !tried.includes(language))).toEqual([]);
  });

  for (const { line, notRun } of blocks) {
    if (notRun !== undefined) {
      test(`line ${line} is not run because ${notRun}`, () => expect(goodReasons).toContain(notRun));
    }
  }

  test.each(samplesOf(blocks, "json"))("line $line is JSON", ({ code }) => {
    JSON.parse(code);
  });

  test.each(samplesOf(blocks, "yaml"))("line $line is YAML", ({ code }) => {
    expect(parse(code)).toBeTypeOf("object");
  });

  test.each(samplesOf(blocks, "sh").filter(isTried))(
    "the commands in line $line work",
    { timeout: 120_000 },
    async ({ code }) => {
      const folder = await mkdtemp(join(equipped, "sample-"));
      // A response with an error fails the sample.
      await writeFile(join(folder, ".curlrc"), "fail-with-body\n");
      await using mock = await startMock({ port: 0, record: join(folder, "traffic.har") });
      const commands = code.replaceAll("http://127.0.0.1:4010", mock.url);
      const {
        code: exitCode,
        stdout,
        stderr,
      } = await run(folder, "env", `CURL_HOME=${folder}`, "bash", "-euo", "pipefail", "-c", commands);
      expect(exitCode, `${stdout}${stderr}`).toBe(0);
    },
  );

  test.each(programs.filter(isTried))("the program in line $line compiles and runs", async ({ line, code }) => {
    await using mock = await startMock({ port: 0 });
    const variables = [`LIVE_ORIGIN=${serverUrl(document)}`, `MOCK_ORIGIN=${mock.url}`, "VIDEOSDK_TOKEN=any"];
    const program = named(file, line, "js");
    const command = code.includes('from "vitest"')
      ? [resolve("node_modules/vitest/vitest.mjs"), "run", "--root", equipped, program]
      : ["--import", resolve("test/readme/reroute.mjs"), program];
    await succeed(equipped, "env", ...variables, process.execPath, ...command);
  });
});

/** Those of a language, without those that are not run. */
function samplesOf(blocks: CodeBlock[], language: string): CodeBlock[] {
  return blocks.filter((block) => block.language === language && block.notRun === undefined);
}

/** The name of the file that a program is written to. */
function named(file: string, line: number, extension: string): string {
  return `${file.replaceAll(/\W/g, "")}-${line}.test.${extension}`;
}

/** A sample that imports nothing goes on with the one before it. */
function joinPrograms(programs: CodeBlock[], block: CodeBlock): CodeBlock[] {
  const last = programs.at(-1);
  if (last && !block.code.includes("import ")) last.code += block.code;
  else programs.push({ ...block });
  return programs;
}

/** Makes a package of this repository one of the project's. */
async function provide(packageName: string): Promise<void> {
  const place = join(equipped, "node_modules", packageName);
  await mkdir(dirname(place), { recursive: true });
  await symlink(resolve("node_modules", packageName), place).catch((error) => {
    if (error.code !== "EEXIST") throw error;
  });
}

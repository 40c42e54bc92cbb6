/** Every code sample of README.md and CONTRIBUTING.md is true. */
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { freePort } from "../../scripts/bench/free-port.js";
import { document } from "../../scripts/document/document.js";
import { serverUrl } from "../../scripts/document/operations.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { installed } from "../package/installed.js";
import { succeed } from "../run.js";
import { type CodeBlock, codeBlocks } from "./code-blocks.js";

const { clone, equipped } = await installed();

/** Reasons that a sample may have for not being run. */
const goodReasons = ["it publishes", "it calls the live API"];

beforeAll(async () => {
  const git = (...args: string[]) =>
    succeed(clone, "git", "-c", "user.name=Test", "-c", "user.email=test@example.com", ...args);
  await git("init", "--quiet");
  await git("add", "openapi", "generated");
  await git("commit", "--quiet", "--message", "All");
});

describe.each(["README.md", ".github/CONTRIBUTING.md"])("%s", async (file) => {
  const blocks = codeBlocks(await readFile(file, "utf8"));
  const of = (...languages: string[]) =>
    blocks.filter(({ language, notRun }) => languages.includes(language) && notRun === undefined);

  for (const { line, notRun } of blocks) {
    if (notRun !== undefined) {
      test(`line ${line} is not run because ${notRun}`, () => expect(goodReasons).toContain(notRun));
    }
  }

  test("has no sample that cannot be tried", () => {
    const tried = ["", "sh", "ts", "json", "yaml"];
    expect(blocks.filter(({ language }) => !tried.includes(language))).toEqual([]);
  });

  test.each(of("json"))("line $line is JSON", ({ code }) => {
    JSON.parse(code);
  });

  test.each(of("yaml"))("line $line is YAML", ({ code }) => {
    expect(parse(code)).toBeTypeOf("object");
  });

  const sections = new Set(of("sh").map(({ section }) => section));
  test.each([...sections])("the commands of %j work", async (name) => {
    const samples = of("sh").filter(({ section }) => section === name);
    const port = await freePort();
    const commands = samples.map(({ line, code }) => `echo "${file}:${line}"\n${code.replaceAll("4010", `${port}`)}`);
    const script = join(clone, "samples.sh");
    await writeFile(script, [await readFile("test/readme/shell.sh", "utf8"), ...commands].join("\n"));
    const variables = [`CLONE=${clone}`, `PROJECT=${equipped}`, `PORT=${port}`];
    await succeed(clone, "env", ...variables, "bash", script);
  });

  const programs = of("ts").reduce(joinPrograms, []);
  describe.runIf(programs.length > 0)("programs", () => {
    beforeAll(async () => {
      for (const tool of ["@types/node", "vitest"]) await provide(tool);
      for (const program of programs) await writeFile(join(equipped, name(program, "ts")), program.code);
      const options = ["--strict", "--module", "nodenext", "--target", "es2022", "--skipLibCheck"];
      const files = programs.map((program) => name(program, "ts"));
      await succeed(equipped, process.execPath, resolve("node_modules/typescript/lib/tsc.js"), ...options, ...files);
    });

    test.each(programs)("line $line compiles and runs", async (program) => {
      const mock = await startMock({ port: 0 });
      try {
        const variables = [`LIVE_ORIGIN=${serverUrl(document)}`, `MOCK_ORIGIN=${mock.url}`, "VIDEOSDK_TOKEN=any"];
        const command = program.code.includes('from "vitest"')
          ? [resolve("node_modules/vitest/vitest.mjs"), "run", "--root", equipped, name(program, "js")]
          : ["--import", resolve("test/readme/reroute.mjs"), name(program, "js")];
        await succeed(equipped, "env", ...variables, process.execPath, ...command);
      } finally {
        await mock.close();
      }
    });

    function name({ line }: CodeBlock, extension: string): string {
      return `${file.replaceAll(/\W/g, "")}-${line}.test.${extension}`;
    }
  });
});

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

/**
 * A change of the document is one edit: the document, and the rows of the truth table that its failing test names. Each
 * change is made in a copy of this repository, whose quick tests then have to pass.
 */
import { cp, readFile, symlink, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Document, parse, parseDocument } from "yaml";
import { run, succeed } from "../run.js";
import { temporaryFolder } from "../temporary-folder.js";
import { problems } from "../truth/problems.js";

const documentFile = "openapi/openapi.yaml";
const tableFile = "test/truth/table.md";
const pageFile = "test/truth/sources/create-phone-numbers.txt";

/** Stands for the sentence of the page that a maintainer would quote. */
const sentence = "The page says so since today.";

const schemas = ["components", "schemas"];
const outbound = [...schemas, "OutboundGatewayConfiguration"];

const changes: [name: string, change: (document: Document) => void | Promise<void>][] = [
  [
    "an optional field of the request",
    (document) =>
      document.setIn([...schemas, "CreatePhoneNumbersRequest", "properties", "tags"], {
        type: "array",
        description: "Words of your own, kept with every number that this request registers.",
        items: { type: "string" },
        examples: [["sales"]],
      }),
  ],
  [
    "a region",
    (document) => {
      document.addIn([...schemas, "SipRegion", "enum"], "ap003");
    },
  ],
  ["operations with an example", addOperations],
];

async function addOperations(document: Document): Promise<void> {
  const { paths, components } = parse(await readFile("test/generate/new-operation.yaml", "utf8"));
  for (const [path, item] of Object.entries(paths)) document.setIn(["paths", path], item);
  for (const [kind, named] of Object.entries(components)) {
    for (const [name, part] of Object.entries(named as object)) document.setIn(["components", kind, name], part);
  }
}

test.each(changes)("%s: the quick tests pass once the truth table has its rows", async (_, change) => {
  const folder = await copyRepository();
  const asked = problems(await edit(folder, change));
  expect(asked).not.toEqual([]);
  await writeFile(join(folder, pageFile), `${await readFile(pageFile, "utf8")}\n${sentence}\n`);
  await writeFile(join(folder, tableFile), asked.reduce(follow, await readFile(tableFile, "utf8")));
  expect(await failures(folder)).toEqual([]);
});

// The servers that the check is tried on are written by hand, and follow the document where it grows.
test("a field and a region: the tests of the check pass", { timeout: 45 * 60_000 }, async () => {
  const folder = await copyRepository();
  await edit(folder, async (document) => {
    for (const [, change] of changes.slice(0, 2)) await change(document);
  });
  expect(await failures(folder, "test/vitest.config.ts", "test/check")).toEqual([]);
});

test("a documented rule that is broken fails in the truth table, in the diff and in the tests of that rule, which name it", async () => {
  const folder = await copyRepository();
  await edit(folder, (document) => {
    document.deleteIn([...outbound, "required", 2]);
  });

  const failed = await failures(folder);
  const isTruth = ({ file }: Failure) => file === "test/truth/truth.test.ts";
  expect(failed.filter(isTruth)).toMatchObject([
    { message: expect.stringContaining("OutboundGatewayConfiguration: `transport required`") },
  ]);
  const others = failed.filter((failure) => !isTruth(failure));
  expect(others).not.toEqual([]);
  for (const { file, message } of others) expect(message, file).toContain("transport");

  const { stdout } = await run(folder, "npm", "run", "--silent", "diff");
  expect(stdout).toMatch(/OutboundGatewayConfiguration.*required without "transport"/);
});

/** A copy of this repository as it is now, which is removed after the test. */
async function copyRepository(): Promise<string> {
  const folder = await temporaryFolder(onTestFinished);
  const leftOut = ["node_modules", ".git", "dist"];
  await cp(".", folder, { recursive: true, filter: (path) => !leftOut.includes(basename(path)) });
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Changes the copy's document, generates the rest from it, and resolves with the document. */
async function edit(folder: string, change: (document: Document) => void | Promise<void>) {
  const document = parseDocument(await readFile(documentFile, "utf8"));
  await change(document);
  await writeFile(join(folder, documentFile), document.toString());
  await succeed(folder, "npm", "run", "--silent", "generate");
  return JSON.parse(JSON.stringify(document));
}

/** The table after what the failing test of the truth table said to do. */
function follow(table: string, message: string): string {
  const [, heading, row] = message.match(/: add, below "## (.*)", (\|.*\|)$/) ?? [];
  if (heading && row) {
    const quoted = row.replace("the sentence of the page", sentence);
    const header = `\n## ${heading}\n\n| where | rule | level | says |\n| --- | --- | --- | --- |\n`;
    return table.includes(header)
      ? table.replace(header, () => `${header}${quoted}\n`)
      : `${table}${header}${quoted}\n`;
  }
  const [, now, before] = message.match(/ says "(.*)" in the document and "(.*)" in /) ?? [];
  if (!now || !before) throw new Error(`The message does not say what to do: ${message}`);
  return table.replace(before, () => now);
}

interface Failure {
  file: string;
  /** The output, as a person reads it. */
  message: string;
}

/** The tests that fail in a copy, the quick ones unless others are named. */
async function failures(folder: string, config = "test/quick.config.ts", ...files: string[]): Promise<Failure[]> {
  const vitest = [process.execPath, "node_modules/vitest/vitest.mjs", "run", "--config", config, ...files];
  const { code, stdout, stderr } = await run(folder, "env", "NO_COLOR=1", ...vitest);
  const failed = [...stderr.matchAll(/^ FAIL {2}(\S+\.test\.ts) [^⎯]*/gm)];
  expect(failed.length > 0, `${stdout}${stderr}`).toBe(code !== 0);
  return failed.map(([message, file = ""]) => ({ file, message }));
}

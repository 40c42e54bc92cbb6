/** The tables of the client's guide name what there is. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { operations } from "../../scripts/document/operations.js";
import { errorCodes } from "../../scripts/generate/error-codes.js";

const guide = await readFile("scripts/client/README.md", "utf8");

/** The first cell of each row of the table under this heading. */
function firstCells(heading: string): string[] {
  const [, section = ""] = guide.split(`## ${heading}\n`);
  const [table = ""] = section.split("\n## ");
  return [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, cell = ""]) => cell);
}

test("the table of errors has each code, and its status", () => {
  const { documented } = errorCodes(operations(document));
  expect(firstCells("Errors").toSorted()).toEqual(documented.map(({ code }) => code).toSorted());
  for (const { code, status } of documented.filter(({ status }) => /^\d+$/.test(status))) {
    expect(guide).toContain(`| \`${code}\` | ${status} |`);
  }
});

test("the table of options has each option of this client", async () => {
  const source = await readFile("scripts/client/options.ts", "utf8");
  const members = (name: string) => {
    const [, body = ""] = source.match(new RegExp(`interface ${name} [^{]*\\{\\n(.*?)^\\}`, "ms")) ?? [];
    return [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, member = ""]) => member);
  };
  expect(firstCells("Options")).toEqual([...members("ClientOptions"), ...members("ResilienceOptions")]);
});

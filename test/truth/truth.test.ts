/** The document says what the provider's pages say, and marks what they do not. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { problems } from "./problems.js";
import { source } from "./source.js";
import { pages, quotations, tableLines } from "./tables.js";

test("the document lays down what the table lists, at the same level, and nothing else", () => {
  const found = problems(source);
  if (found.length > 0) expect.fail(found.join("\n"));
});

describe("the table", () => {
  const quoted = tableLines().flatMap(({ says }) => quotations(says));

  test("quotes only what the pages say", () => {
    const invented = quoted.filter((quotation) => !pages.includes(quotation));
    expect(invented, "Quote a sentence of test/truth/sources word for word").toEqual([]);
  });

  test("has a quotation for whatever is documented, and a reason for the rest", () => {
    const lines = tableLines();
    expect(lines.length).toBeGreaterThan(150);
    const unquoted = lines.filter(({ level, says }) => level.startsWith("documented") && !quotations(says)[0]);
    expect(unquoted, "Quote the sentence of the page between “ and ”, in the last column").toEqual([]);
    const unfounded = lines.filter(({ says }) => says.length < 8);
    expect(unfounded, "Say in the last column why it was chosen").toEqual([]);
  });

  test("has no line twice", () => {
    const lines = tableLines().map(({ section, place, rule }) => [section, place, rule].join());
    expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([]);
  });
});

// Whoever has the pages' texts as they were collected names their folder.
test.runIf(process.env.PAGES)("the pages here are those that were collected", async () => {
  for (const name of ["create-phone-numbers.txt", "companions.md", "sdks.md"]) {
    const collected = await readFile(join(process.env.PAGES ?? "", name), "utf8");
    expect(await readFile(join("test/truth/sources", name), "utf8"), name).toBe(collected);
  }
});

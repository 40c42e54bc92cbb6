import { expect, test } from "vitest";
import { codeBlocks } from "./code-blocks.js";

test("finds each block with its section, line and language", () => {
  const markdown =
    "# Title\n\n```\ndrawing\n```\n\n## One\n\n```sh\nnpm ci\n\nnpm test\n```\n\n## Two\n\n````md\n```\n````\n";
  expect(codeBlocks(markdown)).toEqual([
    { section: "", line: 3, language: "", code: "drawing\n" },
    { section: "One", line: 9, language: "sh", code: "npm ci\n\nnpm test\n" },
    { section: "Two", line: 17, language: "md", code: "```\n" },
  ]);
});

test("takes the indentation of a list off, and no more", () => {
  expect(codeBlocks("1. One:\n\n   ```sh\n   if true; then\n     echo\n   fi\n   ```\n")[0]?.code).toBe(
    "if true; then\n  echo\nfi\n",
  );
});

test("a comment right before a block says why it is not run", () => {
  const block = "```sh\nnpm publish\n```\n";
  expect(codeBlocks(`<!-- not run: it publishes -->\n\n${block}`)[0]).toHaveProperty("notRun", "it publishes");
  expect(codeBlocks(`<!-- not run: it publishes -->\n\nThen:\n\n${block}`)[0]).not.toHaveProperty("notRun");
  expect(codeBlocks(`<!-- not run: it publishes -->\n\n${block}\n${block}`)[1]).not.toHaveProperty("notRun");
});

test("a block that does not end is refused", () => {
  expect(() => codeBlocks("\n```sh\nnpm ci\n")).toThrow("line 2");
});

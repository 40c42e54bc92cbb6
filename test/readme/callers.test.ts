/** Who only wants to call the API finds all of it on the README's first screen. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { codeBlocks } from "./code-blocks.js";

const readme = await readFile("README.md", "utf8");
const [introduction = "", callers = "", next = ""] = readme.split(/^(?=## )/m);

test("install, the first call with its errors caught, a test with the mock, and where to read on", () => {
  const [install, call, mock] = codeBlocks(callers).map(({ code }) => code);
  expect(install).toBe(`npm install ${packageFile.name}\n`);
  expect(call).toMatch(/createClient\(.*catch \(error\).*isVideosdkError\(error/s);
  expect(mock).toMatch(/startMock\(.*mock\.url.*mock\.close\(\)/s);
  for (const link of ["scripts/client/README.md", "#develop-against-the-mock", "CHANGELOG.md"]) {
    expect(callers).toContain(`](${link})`);
  }
});

test("within sixty lines, before anything for who maintains the contract", () => {
  expect((introduction + callers).split("\n").length).toBeLessThanOrEqual(60);
  expect(introduction + callers).not.toMatch(/clone|npm (ci|start|test|run)|generated\//);
  expect(next).toMatch(/^## What is in it/);
});

import { readFile } from "node:fs/promises";
import type ts from "typescript";
import { expect, test } from "vitest";
import { diagnostics, resolutions, strict } from "./compile.js";

const readme = await readFile("README.md", "utf8");
const section = readme.slice(readme.indexOf("## Call the API from TypeScript"), readme.indexOf("## Follow a number"));
const samples = [...section.matchAll(/```ts\n(.*?)```/gs)].map(([, code = ""]) => code);

test("each sample of the README's section compiles", () => {
  expect(samples.length).toBeGreaterThan(0);
  const options: ts.CompilerOptions = {
    ...strict,
    ...resolutions.bundler,
    types: ["node"],
    paths: {
      "videosdk-sip-contract": ["./generated/client.ts"],
      "videosdk-sip-contract/mock": ["./scripts/mock/start-mock.ts"],
      "videosdk-sip-contract/token": ["./scripts/token/token.ts"],
      "videosdk-sip-contract/validate": ["./generated/validate.ts"],
    },
  };
  const files = Object.fromEntries(samples.map((sample, i) => [`readme-${i + 1}.ts`, sample]));
  expect(diagnostics(files, options)).toEqual([]);
});

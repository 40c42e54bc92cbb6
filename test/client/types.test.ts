import { readFile } from "node:fs/promises";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { resolve } from "../../scripts/document/resolve.js";
import { operation } from "./support.js";

const fixture = "test/client/types/requests.ts";

const strict: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: [],
};
const resolutions = {
  nodenext: { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
};

describe.each(Object.entries(resolutions))("moduleResolution %s", (_, resolution) => {
  test.each([true, false])(
    "exactOptionalPropertyTypes %s: what is documented compiles, what is not does not",
    (exact) => {
      expect(diagnostics(fixture, { ...strict, ...resolution, exactOptionalPropertyTypes: exact })).toEqual([]);
    },
  );
});

test("every documented request compiles", async () => {
  const requests = Object.values(operation.requestBody.examples);
  expect(requests.length).toBeGreaterThan(0);
  const source = `import type { CreatePhoneNumbersRequest } from "../../../generated/client.js";
export const requests: CreatePhoneNumbersRequest[] = ${JSON.stringify(requests)};`;
  expect(diagnostics("test/client/types/examples.ts", { ...strict, ...resolutions.nodenext }, source)).toEqual([]);
});

test("a request that is not documented does not compile", () => {
  const source = `import type { CreatePhoneNumbersRequest } from "../../../generated/client.js";
export const request: CreatePhoneNumbersRequest = {};`;
  expect(diagnostics("test/client/types/wrong.ts", { ...strict, ...resolutions.nodenext }, source)).toHaveLength(1);
});

test("an editor shows the document's description of a field", async () => {
  const source = await readFile(fixture, "utf8");
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...strict, ...resolutions.nodenext }),
    getScriptFileNames: () => [fixture],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => {
      const text = ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
  });
  const schema = resolve(document, operation.requestBody.schema);
  const { description } = schema.properties?.isShared ?? {};
  const info = service.getQuickInfoAtPosition(fixture, source.indexOf("isShared:"));
  const tag = info?.tags?.find(({ name }) => name === "description");
  expect(ts.displayPartsToString(tag?.text)).toBe(description?.trim());
});

/** What the compiler has to say about a file, whose text may be given. */
function diagnostics(file: string, options: ts.CompilerOptions, text?: string): string[] {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  if (text !== undefined) {
    host.fileExists = (name) => name === file || fileExists(name);
    host.getSourceFile = (name, target, ...rest) =>
      name === file ? ts.createSourceFile(name, text, target) : getSourceFile(name, target, ...rest);
  }
  return ts.getPreEmitDiagnostics(ts.createProgram([file], options, host)).map(({ messageText, file, start }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

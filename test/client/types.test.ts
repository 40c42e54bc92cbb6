import { readFile } from "node:fs/promises";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { resolve } from "../../scripts/document/resolve.js";
import { diagnostics, resolutions, strict } from "./compile.js";
import { operation } from "./support.js";

const fixture = "test/client/types/requests.ts";

const { nodenext, bundler } = resolutions;

describe.each(Object.entries({ nodenext, bundler }))("moduleResolution %s", (_, resolution) => {
  test.each([true, false])(
    "exactOptionalPropertyTypes %s: what is documented compiles, what is not does not",
    (exact) => {
      expect(
        diagnostics({ [fixture]: undefined }, { ...strict, ...resolution, exactOptionalPropertyTypes: exact }),
      ).toEqual([]);
    },
  );
});

test("every documented request compiles, and an empty one does not", () => {
  const requests = Object.values(operation.requestBody.examples);
  expect(requests.length).toBeGreaterThan(0);
  const source = (value: unknown) => `import type { CreatePhoneNumbersRequest } from "../../../generated/client.js";
export const requests: CreatePhoneNumbersRequest[] = ${JSON.stringify(value)};`;
  const files = {
    "test/client/types/documented.ts": source(requests),
    "test/client/types/empty.ts": source([{}]),
  };
  expect(diagnostics(files, { ...strict, ...resolutions.nodenext })).toEqual([
    expect.stringMatching(/^test\/client\/types\/empty\.ts:2 .*name, phoneNumbers, inbound, outbound/),
  ]);
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

/** What an editor shows of the client, by the service of TypeScript that editors ask. */
import ts from "typescript";
import { expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { resolve } from "../../scripts/document/resolve.js";
import { resolutions, strict } from "./compile.js";
import { operation } from "./support.js";

const file = "test/client/types/editor.ts";
const source = `
import { createClient, type CreatePhoneNumbersRequest, problemOf } from "../../../generated/client.js";
const videosdk = createClient({ token: "any" });
const result = await videosdk.POST("/v2/sip/phone-numbers", { body: { name: "Front desk", phoneNumbers: [], inbound: { sipRegion: "auto" } } });
if (result.error) problemOf(result);
declare const request: CreatePhoneNumbersRequest;
console.log(request.isShared);
`;

const service = ts.createLanguageService({
  getCompilationSettings: () => ({ ...strict, ...resolutions.nodenext }),
  getScriptFileNames: () => [file],
  getScriptVersion: () => "1",
  getScriptSnapshot: (name) => {
    const text = name === file ? source : ts.sys.readFile(name);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => process.cwd(),
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (name) => name === file || ts.sys.fileExists(name),
  readFile: ts.sys.readFile,
});

const used = { createClient: "createClient({", problemOf: "problemOf(", POST: "POST(" };

test.each([
  ["createClient", /Makes a client of the API.*NoAnswerError/s],
  ["problemOf", /Why a call was refused/],
  ["POST", /Sends a POST request.*NoAnswerError/s],
] as const)("hovering over %s says what it does", (name, description) => {
  const info = service.getQuickInfoAtPosition(file, source.indexOf(used[name]));
  expect(ts.displayPartsToString(info?.documentation)).toMatch(description);
});

test("hovering over a field shows the document's description of it", () => {
  const schema = resolve(document, operation.requestBody.schema);
  const { description = "" } = schema.properties?.isShared ?? {};
  const info = service.getQuickInfoAtPosition(file, source.indexOf("isShared"));
  const tag = info?.tags?.find(({ name }) => name === "description");
  expect(ts.displayPartsToString(tag?.text)).toBe(description.trim());
});

test.each([
  ["createClient", "generated/client.ts"],
  ["problemOf", "generated/client.ts"],
  ["POST", "scripts/client/api-client.ts"],
] as const)("the definition of %s is found", (name, place) => {
  const [definition] = service.getDefinitionAtPosition(file, source.indexOf(used[name])) ?? [];
  expect(definition).toMatchObject({ name, fileName: expect.stringContaining(place) });
});

test("a missing field is one short error, by the name of the body's type", () => {
  const errors = service.getSemanticDiagnostics(file).map(({ messageText }) => {
    return ts.flattenDiagnosticMessageText(messageText, "\n");
  });
  expect(errors).toEqual([
    expect.stringMatching(
      /^Property 'outbound' is missing in type .* but required in type '.*CreatePhoneNumbersRequest.*'\.$/,
    ),
  ]);
  expect(errors[0]?.length).toBeLessThan(300);
});

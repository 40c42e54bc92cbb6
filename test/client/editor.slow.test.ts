/** The client in an editor, asked through TypeScript's language service. */
import ts from "typescript";
import { expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { type Operation, operationNamed, operations } from "../../scripts/document/operations.js";
import { resolve } from "../../scripts/document/resolve.js";
import { resolutions, strict } from "./compile.js";
import { operation } from "./support.js";

const file = "test/client/types/editor.ts";
const source = `
import { createClient, type CreatePhoneNumbersRequest, type ErrorStatuses, isVideosdkError } from "../../../generated/client.js";
const videosdk = createClient({ token: "any" });
await videosdk.createPhoneNumbers({ name: "Front desk", phoneNumbers: [], inbound: { sipRegion: "auto" } });
await videosdk.getPhoneNumber("+12125550100").catch((error) => isVideosdkError(error));
type Conflict = ErrorStatuses["conflict"];
declare const request: CreatePhoneNumbersRequest;
console.log(request.isShared);
`;

/** For a regular expression. */
function firstLine({ description }: Operation): string {
  return (description.split("\n")[0] ?? "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

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

const used = {
  createClient: "createClient({",
  createPhoneNumbers: "createPhoneNumbers(",
  getPhoneNumber: "getPhoneNumber(",
  isVideosdkError: "isVideosdkError(",
};

test.each([
  ["createClient", /^Makes a client of the API/],
  ["createPhoneNumbers", new RegExp(`^${operation.summary}.*${firstLine(operation)}`, "s")],
  ["getPhoneNumber", new RegExp(firstLine(operationNamed(operations(document), "getPhoneNumber")))],
  ["isVideosdkError", /^Whether a value is a `VideosdkError`/],
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

test("hovering over a code of an error says what it means", () => {
  const info = service.getQuickInfoAtPosition(file, source.indexOf('conflict"]'));
  const { description = "" } = operation.responses["409"] ?? {};
  expect(ts.displayPartsToString(info?.documentation)).toContain(
    (description.split("\n>")[0] ?? "").trim().replace(/\s+/g, " "),
  );
});

test("completion offers the operations, and nothing of HTTP's methods", () => {
  const offered =
    service.getCompletionsAtPosition(file, source.indexOf("createPhoneNumbers("), undefined)?.entries ?? [];
  const names = operations(document).map(({ operationId }) => operationId);
  expect(offered.map(({ name }) => name).toSorted()).toEqual([...names, "findOutcome", "raw"].toSorted());
});

test("a missing field is one short error, by the name of the body's type", () => {
  const errors = service.getSemanticDiagnostics(file).map(({ messageText }) => {
    return ts.flattenDiagnosticMessageText(messageText, "\n");
  });
  expect(errors).toEqual([
    expect.stringMatching(
      /Property 'outbound' is missing in type .* but required in type 'CreatePhoneNumbersRequest'\.$/,
    ),
  ]);
  expect(errors[0]?.length).toBeLessThan(400);
});

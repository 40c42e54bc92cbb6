import { expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { mainOperation, operationNamed, operations, serverUrl } from "../../scripts/document/operations.js";
import type { OpenApiDocument } from "../../scripts/document/types.js";

/** The document after a change to a copy of it. */
function changed(change: (copy: OpenApiDocument) => void): OpenApiDocument {
  const copy = structuredClone(document);
  change(copy);
  return copy;
}

test("reads each operation with its header, media types, examples and guarantees", () => {
  const [operation] = operations(document);

  expect(operation).toMatchObject({
    operationId: "createPhoneNumbers",
    method: "POST",
    path: "/v2/sip/phone-numbers",
    authHeader: "Authorization",
    requestBody: { mediaType: "application/json", required: true },
  });
  expect(Object.keys(operation?.responses ?? {})).toEqual(["200", "400", "401", "409", "415", "429"]);
  expect(operation?.otherResponse?.content?.schema.$ref).toBe("#/components/schemas/ErrorResponse");
  expect(operation?.responses["400"]?.content?.examples.invalidRequest).toHaveProperty("message");
  expect(operation?.guarantees.map(({ id }) => id)).toContain("atomic");
  expect(operation?.retries?.statusCodes).toContain("409");
});

test("every guarantee is documented or assumed, and no two share an id", () => {
  for (const { guarantees } of operations(document)) {
    expect(new Set(guarantees.map(({ id }) => id)).size).toBe(guarantees.length);
    expect(guarantees.filter(({ documented, assumed }) => !documented && !assumed)).toEqual([]);
  }
});

test("the server's URL has no slash at its end", () => {
  expect(serverUrl(document)).toBe("https://api.videosdk.live");
  expect(serverUrl({ ...document, servers: [{ url: "https://a.example/" }] })).toBe("https://a.example");
});

test("a document that the tools cannot use is refused with what it lacks", () => {
  expect(() => serverUrl({ ...document, servers: [] })).toThrow("no server");
  expect(() => operations(changed((copy) => delete copy.security))).toThrow("apiKey");
  const withoutBody = changed((copy) => delete copy.paths?.["/v2/sip/phone-numbers"]?.post?.requestBody);
  expect(() => mainOperation(operations(withoutBody))).toThrow("no request body");
  expect(() => mainOperation([])).toThrow("no operation");
  expect(() => operationNamed(operations(document), "sendFax")).toThrow("sendFax");
});

test("the operation that the contract is about comes first", () => {
  expect(operations(document)[0]?.operationId).toBe("createPhoneNumbers");
});

test("reads parameters of the operation and of its path", () => {
  const shared = changed((copy) => {
    const item = copy.paths?.["/v2/sip/phone-numbers/{phoneNumber}"] as object;
    Object.assign(item, { parameters: [{ name: "trace", in: "header", schema: { type: "string" } }] });
  });
  const list = operationNamed(operations(document), "listPhoneNumbers");
  const get = operationNamed(operations(shared), "getPhoneNumber");

  expect(list.requestBody).toBeUndefined();
  expect(list.parameters.map(({ name }) => name)).toEqual(["page", "perPage", "search"]);
  expect(get.parameters).toMatchObject([
    { name: "trace", in: "header", required: false },
    { name: "phoneNumber", in: "path", required: true, example: "+12125550100" },
  ]);
});

test("each operation names the page that describes it, and says when that could not be read whole", () => {
  for (const { source } of operations(document)) {
    expect(source).toMatchObject({ title: expect.any(String), url: expect.stringMatching(/^https:/) });
    expect(source?.read).toMatch(/^(whole$|.* could not be read\.$)/);
  }
});

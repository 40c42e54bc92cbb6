import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { check } from "../../scripts/check/check.js";
import { listGuarantees } from "../../scripts/check/list-guarantees.js";
import { resolved } from "../../scripts/check/requests/alternatives.js";
import { invalidBodies } from "../../scripts/check/requests/invalid-bodies.js";
import type { SampleContext } from "../../scripts/check/requests/samples.js";
import { validBodies } from "../../scripts/check/requests/valid-bodies.js";
import { validator } from "../../scripts/check/requests/validity.js";
import { document } from "../../scripts/document/document.js";
import { mainOperation, operations } from "../../scripts/document/operations.js";
import type { OpenApiDocument, Schema } from "../../scripts/document/types.js";
import { token } from "./check-server.js";
import { startBehind } from "./servers/conditions/front.js";
import { startPlain } from "./servers/correct/variants.js";
import { startRuleServer } from "./servers/rule-server.js";

/** The document with new fields of every kind, which no code knows. */
const extended = structuredClone(document);
const request = extended.components?.schemas?.CreatePhoneNumbersRequest as Schema;
request.required?.push("owner");
Object.assign(request.properties ?? {}, {
  codec: { type: "string", enum: ["opus", "pcmu"] },
  channels: { type: "integer", minimum: 1, maximum: 8 },
  owner: {
    type: "object",
    required: ["email"],
    properties: {
      email: { type: "string", minLength: 3 },
      plan: { type: "string", enum: ["free", "paid"] },
      tags: { type: "array", items: { type: "string", enum: ["a", "b"] } },
    },
  },
});

function read(of: OpenApiDocument) {
  const operation = mainOperation(operations(of));
  if (!operation) throw new Error("no operation");
  const context: SampleContext = {
    document: of,
    isValid: validator(of, operation),
    examples: Object.values(operation.requestBody.examples),
    password: "throwaway",
  };
  const schema = resolved(of, operation.requestBody.schema);
  const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema({ ...of, $id: "document" });
  const validate = ajv.compile({ $ref: "document#/components/schemas/CreatePhoneNumbersRequest" });
  return { context, schema, validate };
}

test.each([
  ["the document", document],
  ["the document with new fields", extended],
])("every valid body of %s is valid, and every invalid one is not", (_, of) => {
  const { context, schema, validate } = read(of);
  const valid = validBodies(context, schema);

  expect(valid.filter(({ body }) => !validate(body))).toEqual([]);
  for (const { body } of valid) {
    const numbers = ["+12025550101", "+12025550102", "+12025550103"];
    const wronglyValid = invalidBodies(context, schema, valid).filter(({ from }) => validate(from(body, numbers)));
    expect(wronglyValid.map(({ name }) => name)).toEqual([]);
  }
});

test("the valid bodies use each value of each field, and leave out each optional field", () => {
  const { context, schema } = read(extended);
  const choices = new Set(
    validBodies(context, schema).flatMap((body) => body.choices.map(({ field, label }) => `${field} ${label}`)),
  );

  for (const choice of [
    "phoneNumbers one",
    "phoneNumbers several",
    ...["true", "false", "left out"].map((value) => `isShared ${value}`),
    ...["disable", "enable", "left out"].map((value) => `mediaEncryption ${value}`),
    ...["auto", "us002", "in002"].flatMap((value) => [`inbound.sipRegion ${value}`, `outbound.sipRegion ${value}`]),
    ...["udp", "tcp", "tls"].map((value) => `outbound.transport ${value}`),
    ...["given", "left out"].map((value) => `outbound.auth ${value}`),
    ...["opus", "pcmu", "left out"].map((value) => `codec ${value}`),
    ...["free", "paid", "left out"].map((value) => `owner.plan ${value}`),
    ...["given", "left out"].map((value) => `owner.tags ${value}`),
    "channels left out",
  ]) {
    expect(choices).toContain(choice);
  }
});

test("each rule of a new field is broken once at each place", () => {
  const { context, schema } = read(extended);
  const names = invalidBodies(context, schema, validBodies(context, schema)).map(
    ({ guarantee, name }) => `${guarantee}: ${name}`,
  );

  for (const name of [
    'codec: codec as "opus-unknown"',
    "codec: codec null",
    'channels: channels as "1"',
    "channels: channels as 0",
    "channels: channels as 9",
    "owner: the body without owner",
    "owner.email: owner without email",
    "owner.email: owner.email with less than 3 characters",
    'owner.plan: owner.plan as "free-unknown"',
    'owner.tags: owner.tags with an item as "a-unknown"',
  ]) {
    expect(names).toContain(name);
  }
});

test("a server that knows nothing of a new field is found out", async () => {
  const server = await startRuleServer();
  try {
    const options = { url: server.url, token, headers: {}, writes: true, timeout: 5_000, insecure: false };
    const { guarantees } = await check(extended, options);
    const broken = guarantees.filter(({ status }) => status === "broken").map(({ id }) => id);
    expect(broken).toEqual(["codec", "channels", "owner", "owner.email", "owner.plan", "owner.tags"]);
  } finally {
    await server.close();
  }
});

test("each field of the request is a guarantee of its own, and what is within an optional object is that object's", () => {
  const ids = listGuarantees(document).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(["name", "inbound.sipRegion", "outbound.auth"]));
  expect(ids).not.toContain("outbound.auth.password");
});

test("no request sends a number that may be somebody's", async () => {
  const server = await startRuleServer();
  try {
    const options = { url: server.url, token, headers: {}, writes: true, timeout: 5_000, insecure: false };
    await check(document, options);
    const numbers = server.requests.flatMap(({ body }) => body.match(/\+[1-9]\d{7,}/g) ?? []);
    expect(numbers.length).toBeGreaterThan(100);
    expect(numbers.filter((number) => !/^\+1[2-9]\d{2}55501\d{2}0*$/.test(number))).toEqual([]);
  } finally {
    await server.close();
  }
});

/** The document with one more operation, which no code knows. */
const withRegions = structuredClone(document);
Object.assign(withRegions.paths ?? {}, {
  "/v2/sip/regions": {
    get: {
      operationId: "listRegions",
      summary: "List regions",
      responses: {
        "200": {
          description: "The regions.",
          content: {
            "application/json": {
              schema: {
                type: "object",
                required: ["data"],
                properties: { data: { type: "array", items: { type: "string" } } },
              },
              examples: { regions: { value: { data: ["us002"] } } },
            },
          },
        },
      },
    },
  },
});

test.each([
  ["as the document says", 200, '{"data":["us002"]}', "kept"],
  ["otherwise", 200, '{"data":[1]}', "broken"],
  ["not at all", 404, "", "not observable"],
])("a read that is added to the document is checked: answered %s", async (_, status, body, verdict) => {
  const server = await startBehind(await startPlain(), {
    fate: ({ url }) =>
      url === "/v2/sip/regions" ? { status, headers: { "content-type": "application/json" }, body } : "pass",
  });
  try {
    const options = { url: server.url, token, headers: {}, writes: false, timeout: 5_000, insecure: false };
    const { guarantees } = await check(withRegions, { ...options, only: ["listRegions"] });
    expect(guarantees.map(({ id, status: its }) => [id, its])).toEqual([["listRegions", verdict]]);
  } finally {
    await server.close();
  }
});

import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { validCases } from "../../scripts/check/cases/curated/cases.js";
import { fewOfEachRule } from "../../scripts/check/cases/mutations/mutations.js";
import { check } from "../../scripts/check/check.js";
import { listGuarantees } from "../../scripts/check/list-guarantees.js";
import { runInDredd } from "../../scripts/check/sending/dredd.js";
import { document } from "../../scripts/document/document.js";
import type { OpenApiDocument, Schema } from "../../scripts/document/types.js";
import { spaceOfDocument } from "./cases/space.js";
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
  const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema({ ...of, $id: "document" });
  const validate = ajv.compile({ $ref: "document#/components/schemas/CreatePhoneNumbersRequest" });
  return { space: spaceOfDocument(of), validate };
}

test.each([
  ["the document", document],
  ["the document with new fields", extended],
])("every curated valid body of %s is valid, and every mutated one is not", (_, of) => {
  const { space, validate } = read(of);
  const { choices, mutations } = space;
  const phoneNumbers = ["+12025550101", "+12025550102"];
  const bodies = validCases(space)
    .flatMap(({ rounds }) => rounds.flat())
    .flatMap((call) => (call.operation === "create" ? [{ ...choices.body(call.row), phoneNumbers }] : []));

  expect(bodies.length).toBeGreaterThan(10);
  expect(bodies.filter((body) => !validate(body))).toEqual([]);
  for (const body of bodies) {
    const wronglyValid = fewOfEachRule(mutations).filter((mutation) => validate(mutation.apply(body)));
    expect(wronglyValid.map(({ label }) => label)).toEqual([]);
  }
});

test("the valid bodies use each value of each field, and leave out each optional field", () => {
  const { space } = read(extended);
  const rows = validCases(space)
    .flatMap(({ rounds }) => rounds.flat())
    .flatMap((call) => (call.operation === "create" ? [call.row] : []));
  const used = new Set(rows.flatMap((row) => row.map((choice, factor) => space.choices.describe(factor, choice))));

  for (const choice of [
    ...["isShared true", "isShared false", "no isShared"],
    ...['mediaEncryption "disable"', 'mediaEncryption "enable"', "no mediaEncryption"],
    ...["auto", "us002", "in002"].flatMap((value) => [`inbound.sipRegion "${value}"`, `outbound.sipRegion "${value}"`]),
    ...["udp", "tcp", "tls"].map((value) => `outbound.transport "${value}"`),
    ...["outbound.auth given", "no outbound.auth"],
    ...['codec "opus"', 'codec "pcmu"', "no codec"],
    ...['owner.plan "free"', 'owner.plan "paid"', "no owner.plan"],
    ...["owner.tags given", "no owner.tags", "no channels"],
  ]) {
    expect([...used]).toContain(choice);
  }
});

test("each rule of a new field is broken once at each place", () => {
  const { space } = read(extended);
  const broken = new Set(
    fewOfEachRule(space.mutations).map(({ guarantee, field, rule }) => `${guarantee}: ${field} ${rule}`),
  );

  for (const rule of [
    "codec: codec enum",
    "codec: codec null",
    "channels: channels type",
    "channels: channels minimum",
    "channels: channels maximum",
    "owner: owner required",
    "owner.email: owner.email required",
    "owner.email: owner.email minLength",
    "owner.plan: owner.plan enum",
    "owner.tags: an item of owner.tags enum",
  ]) {
    expect([...broken]).toContain(rule);
  }
});

test("a server that knows nothing of a new field is found out", async () => {
  await using server = await startRuleServer();
  const options = { url: server.url, token, headers: {}, writes: true, timeout: 5_000, insecure: false };
  const { guarantees } = await check(extended, options);
  const broken = guarantees.filter(({ status }) => status === "broken").map(({ id }) => id);
  expect(broken).toEqual(["codec", "channels", "owner", "owner.email", "owner.plan", "owner.tags"]);
});

test("each field of the request is a guarantee of its own, and what is within an optional object is that object's", () => {
  const ids = listGuarantees(document).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(["name", "inbound.sipRegion", "outbound.auth"]));
  expect(ids).not.toContain("outbound.auth.password");
});

test("no request sends a number that may be somebody's", async () => {
  await using server = await startRuleServer();
  const options = { url: server.url, token, headers: {}, writes: true, timeout: 5_000, insecure: false };
  await check(document, options);
  const numbers = server.requests.flatMap(({ body }) => body.match(/\+[1-9]\d{7,}/g) ?? []);
  expect(numbers.length).toBeGreaterThan(100);
  expect(numbers.filter((number) => !/^\+1[2-9]\d{2}55501\d{2}0*$/.test(number))).toEqual([]);
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
  ["not at all", 404, "", "not proven"],
])("a read that is added to the document is checked: answered %s", async (_, status, body, verdict) => {
  await using server = await startBehind(await startPlain(), {
    fate: ({ url }) =>
      url === "/v2/sip/regions" ? { status, headers: { "content-type": "application/json" }, body } : "pass",
  });
  const options = { url: server.url, token, headers: {}, writes: false, timeout: 5_000, insecure: false };
  const { guarantees } = await check(withRegions, { ...options, only: ["listRegions"] });
  expect(guarantees.map(({ id, status: its }) => [id, its])).toEqual([["listRegions", verdict]]);
});

test("a read that is added to the document is sent through Dredd, too, beside races", async () => {
  await using server = await startBehind(await startPlain(), {
    fate: ({ url }) =>
      url === "/v2/sip/regions"
        ? { status: 200, headers: { "content-type": "application/json" }, body: '{"data":["us002"]}' }
        : "pass",
  });
  const options = { url: server.url, token, headers: {}, writes: true, timeout: 5_000, insecure: false };
  const { guarantees } = await check(withRegions, {
    ...options,
    only: ["conflict", "listRegions"],
    sendItems: runInDredd,
  });
  expect(guarantees.map(({ status }) => status)).toEqual(["kept", "kept"]);
});

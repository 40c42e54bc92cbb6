/** The document with something more in it, of every kind that OpenAPI has, which no code knows; and servers for it. */
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { type CheckResult, check } from "../../scripts/check/check.js";
import { document } from "../../scripts/document/document.js";
import type { OpenApiDocument, OperationObject, Schema } from "../../scripts/document/types.js";
import { token } from "./check-server.js";
import { type RuleServer, startRuleServer } from "./servers/rule-server.js";
import type { Rules } from "./servers/rules.js";

interface Growth {
  /** Fields that a request may have. */
  fields?: Record<string, object>;
  /** Fields that it must have. */
  required?: Record<string, object>;
  /** Keywords of the request's schema. */
  request?: object;
  /** Keywords of its list of numbers. */
  numbers?: object;
  /** Parameters of the create. */
  parameters?: object[];
}

const text = { type: "string" };
const room = { type: "object", required: ["room"], properties: { room: text } };
const agent = { type: "object", required: ["agent"], properties: { agent: { ...text, minLength: 2 } } };

export const growths: Record<string, Growth> = {
  "a list of choices, each once": {
    fields: {
      codecs: { type: "array", minItems: 1, maxItems: 2, uniqueItems: true, items: { enum: ["opus", "pcmu"] } },
    },
  },
  "a list of objects": { fields: { rules: { type: "array", minItems: 2, items: room } } },
  "a list of lists": { required: { matrix: { type: "array", items: { type: "array", items: { type: "integer" } } } } },
  "a map": { fields: { wordsByName: { type: "object", additionalProperties: text } } },
  formats: {
    required: { callback: { ...text, format: "uri" }, trunk: { ...text, format: "uuid" } },
    fields: {
      since: { ...text, format: "date-time" },
      mail: { ...text, format: "email" },
      host: { ...text, format: "ipv4" },
    },
  },
  "a constant": { required: { version: { const: 2 } }, fields: { kind: { type: "string", const: "sip" } } },
  "what may be null": {
    fields: { note: { type: ["string", "null"] }, limit: { type: ["null", "integer"], minimum: 1 } },
    required: { owner: { anyOf: [agent, { type: "null" }] } },
  },
  "one of several objects": { required: { routing: { oneOf: [room, agent] } } },
  "all of several schemas": { required: { both: { allOf: [room, agent] } } },
  "a choice of any type": { fields: { level: { enum: [1, "two", null, false] } } },
  anything: { fields: { extra: {}, settings: { type: "object" } } },
  "numbers with rules": {
    required: { weight: { type: "number", exclusiveMinimum: 0, multipleOf: 0.25 } },
    fields: { channels: { type: "integer", exclusiveMaximum: 8, minimum: -3 } },
  },
  "texts with a pattern and an example": {
    required: { code: { ...text, pattern: "^[A-Z]{3}-\\d{2}$", examples: ["ABC-12"] } },
  },
  "bounds of a text": { fields: { label: { ...text, minLength: 5, maxLength: 7 } } },
  "fields that need each other": {
    fields: { user: text, secret: { ...text, "x-secret": true } },
    request: { dependentRequired: { user: ["secret"] } },
  },
  "no other fields": { request: { additionalProperties: false } },
  "at most three numbers": { numbers: { maxItems: 3 } },
  "at most two numbers": { numbers: { maxItems: 2 } },
  "each number once": { numbers: { uniqueItems: true } },
  parameters: {
    parameters: [
      { name: "X-Region", in: "header", required: true, schema: { type: "string", enum: ["eu", "us"] }, example: "us" },
      { name: "dryRun", in: "query", required: true, schema: { type: "boolean" } },
    ],
  },
};

/** Every field of these growths in one document. */
export const everyField: Growth = {
  fields: Object.assign({}, ...Object.values(growths).map(({ fields }) => fields)),
  required: Object.assign({}, ...Object.values(growths).map(({ required }) => required)),
};

interface Checked extends CheckResult {
  /** The requests that the server got. */
  requests: RuleServer["requests"];
}

/** Checks a server that keeps the grown document: what a body has to be is what the document says, and no more. */
export function checkKeeper(growth: Growth, budget: number, headers: Record<string, string> = {}): Promise<Checked> {
  const { document, isValid } = grown(growth);
  const change = (rules: Rules) => {
    const any = () => true;
    Object.assign(rules, { name: any, phoneNumbers: any, phoneNumber: any, isShared: any, mediaEncryption: any });
    Object.assign(rules, { inbound: any, inboundRegion: any, outbound: any, outboundRegion: any });
    Object.assign(rules, { address: any, transport: any, auth: any, whole: isValid });
  };
  return checkServer(document, change, budget, headers);
}

/** Checks a server that knows nothing of what was added to the document. */
export function checkStranger(growth: Growth, budget: number): Promise<Checked> {
  return checkServer(grown(growth).document, () => {}, budget, {});
}

async function checkServer(
  document: OpenApiDocument,
  change: (rules: Rules) => void,
  budget: number,
  headers: Record<string, string>,
): Promise<Checked> {
  await using server = await startRuleServer(change);
  const options = { url: server.url, token, headers, writes: true, timeout: 60_000, insecure: false };
  const result = await check(document, { ...options, generate: { budget, seed: 1 } });
  return { ...result, requests: server.requests };
}

/** The guarantees that were not kept, in words. */
export function notKept({ guarantees }: CheckResult): string[] {
  return guarantees
    .filter(({ status }) => status !== "kept" && status !== "not observable")
    .map(({ id, status, note, findings }) => `${id}: ${status} ${note ?? ""} ${findings.map(({ step }) => step)}`);
}

function grown({ fields, required = {}, request, numbers, parameters = [] }: Growth) {
  const copy: OpenApiDocument = structuredClone(document);
  const schema = copy.components?.schemas?.CreatePhoneNumbersRequest as Schema;
  Object.assign(schema, request);
  Object.assign(schema.properties ?? {}, fields, required);
  Object.assign(schema.properties?.phoneNumbers ?? {}, numbers);
  schema.required?.push(...Object.keys(required));
  const create = copy.paths?.["/v2/sip/phone-numbers"]?.post as OperationObject;
  create.parameters = [...(create.parameters ?? []), ...(parameters as NonNullable<OperationObject["parameters"]>)];

  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema({ ...copy, $id: "document" });
  return { document: copy, isValid: ajv.compile({ $ref: "document#/components/schemas/CreatePhoneNumbersRequest" }) };
}

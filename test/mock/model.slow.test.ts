import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { number, operation, post, valid } from "./requests.js";

const mock = await startMock({ port: 0 });
afterAll(mock.close);

const creates = fc.record({
  token: fc.constantFrom("one", "two", "three"),
  phoneNumbers: fc.array(fc.integer({ min: 0, max: 6 }).map(number), { minLength: 1, maxLength: 4 }),
  isShared: fc.constantFrom(true, false, undefined),
  isValid: fc.boolean(),
});

test("any sequence of creates ends as in a simple model, where an account is a set of numbers", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(creates, { maxLength: 25 }), async (sequence) => {
      mock.reset();
      const model = new Map<string, Set<string>>();
      for (const { token, phoneNumbers, isShared, isValid } of sequence) {
        const body = { ...valid(phoneNumbers), isShared, ...(!isValid && { name: undefined }) };
        const attached = model.get(token) ?? new Set();
        const isRefused = !isValid || phoneNumbers.some((phoneNumber) => attached.has(phoneNumber));

        const { status } = await post(mock.url, body, { [operation.authHeader]: token });

        expect(status).toBe(isRefused ? 400 : 200);
        if (!isRefused) model.set(token, new Set([...attached, ...phoneNumbers]));
      }
    }),
    { numRuns: 40 },
  );
});

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ ...document, $id: "document" });
const isValid = ajv.compile({ $ref: `document${operation.requestBody.schema.$ref}` });

/** Bodies that are nearly right: the valid one, with a value somewhere in it replaced or taken away. */
const nearlyValid = fc
  .tuple(
    fc.constantFrom(
      ["name"],
      ["phoneNumbers"],
      ["phoneNumbers", "0"],
      ["isShared"],
      ["mediaEncryption"],
      ["inbound"],
      ["inbound", "sipRegion"],
      ["outbound"],
      ["outbound", "address"],
      ["outbound", "transport"],
      ["outbound", "auth"],
      ["outbound", "auth", "username"],
      ["outbound", "auth", "password"],
      ["another"],
    ),
    fc.oneof(fc.jsonValue(), fc.constantFrom("+12025550143", "enable", "auto", "tcp", true, undefined)),
  )
  .map(([path, value]) => {
    const body = structuredClone(valid([number(1), number(2)])) as unknown as Record<string, unknown>;
    const parent = path.slice(0, -1).reduce((object, key) => object[key] as Record<string, unknown>, body);
    parent[path.at(-1) ?? ""] = value;
    return JSON.stringify(body);
  });

test("a JSON body is accepted exactly when Ajv accepts it under the document's schema", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 4, arbitrary: nearlyValid }, fc.json()), async (body) => {
      mock.reset();
      const { status } = await post(mock.url, body);
      expect(status).toBe(isValid(JSON.parse(body)) ? 200 : 400);
    }),
    { numRuns: 400, examples: [["null"], ["[]"], ['"x"'], ["0"], ['{"__proto__":1}']] },
  );
});

test("any bytes get an answer that is neither success nor a failure of the mock", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const { status, message } = await post(mock.url, bytes);
      expect(status).toBe(400);
      expect(message).not.toBe("");
    }),
    { numRuns: 200 },
  );
});

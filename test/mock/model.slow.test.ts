import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
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

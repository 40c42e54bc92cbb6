import { expect, test } from "vitest";
import { diagnostics, diagnosticsOfRequests, resolutions, strict } from "./compile.js";
import { operation } from "./support.js";

// Every pair of settings is in types.long.test.ts.
test.each([
  ["nodenext", true],
  ["bundler", false],
] as const)(
  "moduleResolution %s, exactOptionalPropertyTypes %s: what is documented compiles, what is not does not",
  (resolution, exact) => {
    expect(diagnosticsOfRequests(resolutions[resolution], exact)).toEqual([]);
  },
);

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

import { expect, test } from "vitest";
import { bundleSize, snippet } from "../../scripts/bench/client-size.js";

test("the README's first call costs its users at most 5.0 kB", async () => {
  const size = await bundleSize(snippet);
  expect(size).toBeGreaterThan(await bundleSize('export { default } from "openapi-fetch";'));
  expect(size).toBeLessThanOrEqual(5);
});

test("the validator is not in it", async () => {
  const withValidator = `import { validateCreatePhoneNumbersRequest } from "./generated/validate.js";
${snippet}
console.log(validateCreatePhoneNumbersRequest({}));`;
  expect(await bundleSize(withValidator)).toBeGreaterThan((await bundleSize(snippet)) + 1);
});

import { expect, test } from "vitest";
import { bundleSize, snippet } from "../../scripts/bench/client-size.js";

test("the README's first call costs its users at most 5.0 kB", async () => {
  const size = await bundleSize(snippet);
  expect(size).toBeGreaterThan(await bundleSize('export { default } from "openapi-fetch";'));
  expect(size).toBeLessThanOrEqual(5);
});

test("the validator is not in it", async () => {
  const withValidator = snippet.replace(
    "\n",
    '\nimport { validateCreatePhoneNumbersRequest } from "./generated/validate.js";\nconsole.log(validateCreatePhoneNumbersRequest({}));\n',
  );
  expect(await bundleSize(withValidator)).toBeGreaterThan((await bundleSize(snippet)) + 1);
});

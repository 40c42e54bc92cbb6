import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { bundleSize, snippet } from "../../scripts/bench/client-size.js";

test("the README's first call costs a page at most 8.7 kB before it can be made", async () => {
  const size = await bundleSize(snippet);
  expect(size).toBeGreaterThan(await bundleSize('export { default } from "openapi-fetch";'));
  expect(size).toBeLessThanOrEqual(8.7);
});

test("a further operation costs at most 150 bytes", async () => {
  const client = (await readFile("generated/client.ts", "utf8"))
    .replaceAll('"../scripts', '"./scripts')
    .replace("./validate.js", "./generated/validate.js");
  const further = {
    method: "GET",
    path: "/v2/sip/outbound-gateways/{gatewayId}",
    retries: { statusCodes: ["429", "5XX"], retryConnectionErrors: true },
    codes: { 404: "notFound" },
  };
  const larger = client.replace('"operations": {', `"operations": { "getOutboundGateway": ${JSON.stringify(further)},`);
  expect(larger).not.toBe(client);
  expect((await bundleSize(larger)) - (await bundleSize(client))).toBeLessThanOrEqual(0.15);
});

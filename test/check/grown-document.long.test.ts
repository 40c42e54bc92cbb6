/** A field, value, rule or parameter that is added to the document is checked with no other edit. */
import { expect, test } from "vitest";
import { checkKeeper, everyField, growths, notKept } from "./grown-document.js";

test.concurrent.each([
  ["fields of every kind", everyField],
  ["at most two numbers in a request", growths["at most two numbers"]],
])("a server that keeps a document with %s keeps every guarantee", async (_, growth = {}) => {
  const result = await checkKeeper(growth, 60);
  expect(notKept(result)).toEqual([]);
  expect(result.requestsSent.generated).toBeGreaterThan(40);
});

test.concurrent("a create has the parameters that it needs, and the user's in place of the document's", async () => {
  const { requests, ...result } = await checkKeeper(growths.parameters ?? {}, 0, { "x-region": "eu" });
  expect(notKept(result)).toEqual([]);
  const creates = requests.filter(({ method, url }) => method === "POST" && url.startsWith("/v2/sip/phone-numbers?"));
  expect(creates.length).toBeGreaterThan(100);
  expect(new Set(creates.map(({ headers }) => headers["x-region"]))).toEqual(new Set(["eu"]));
  expect(new Set(creates.map(({ url }) => url))).toEqual(new Set(["/v2/sip/phone-numbers?dryRun=true"]));
});

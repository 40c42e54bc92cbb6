import { expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { operations } from "../../scripts/document/operations.js";
import { createRouter, pathWith } from "../../scripts/document/route.js";

const all = operations(document);
const route = createRouter(all);

test.each(all.map((operation) => [operation.operationId, operation] as const))("finds %s", (_, operation) => {
  const names = operation.parameters.flatMap(({ in: place, name }) => (place === "path" ? [name] : []));
  const path = Object.fromEntries(names.map((name) => [name, "+1 2/3%é"]));
  expect(route(operation.method, pathWith(operation, path))).toEqual({ operation, path });
});

test("a parameter's name in braces is a value like any other", () => {
  const operation = all.find(({ operationId }) => operationId === "getPhoneNumber");
  expect(route("GET", operation?.path ?? "")).toEqual({ operation, path: { phoneNumber: "{phoneNumber}" } });
});

test("says what a path takes, also where a parameter could stand; and nothing of a path that there is not", () => {
  expect(route("DELETE", "/v2/sip/phone-numbers/detach")).toEqual({ allowed: ["POST", "GET", "HEAD"] });
  expect(route("DELETE", "/v2/sip/phone-numbers")).toEqual({ allowed: ["POST", "GET", "HEAD"] });
  for (const path of ["", "/", "/v2/sip", "/v2/sip/phone-numbers/", "/v2/sip/phone-numbers/a/b/c"]) {
    expect(route("GET", path)).toBeUndefined();
  }
});

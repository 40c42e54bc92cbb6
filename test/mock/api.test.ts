/** The API by itself, without a server before it. */
import { expect, test } from "vitest";
import { requestRules } from "../../generated/validate.js";
import { document } from "../../scripts/document/document.js";
import { operations } from "../../scripts/document/operations.js";
import { createApi } from "../../scripts/mock/api.js";
import type { ApiRequest } from "../../scripts/mock/exchange.js";
import { number, operation, valid } from "./requests.js";

const all = operations(document);

const loadRandom = () => Promise.reject(new Error("No response is random"));

function ask(method: string, more: Partial<ApiRequest> = {}) {
  const api = createApi({ operations: all, rules: requestRules, loadRandom, memory: () => undefined, latency: 0 });
  return api({
    method,
    path: operation.path,
    query: new URLSearchParams(),
    headers: { authorization: "a-token", "content-type": "application/json" },
    body: new TextEncoder().encode(method === "POST" ? JSON.stringify(valid([number(1)])) : ""),
    hungUp: () => new AbortController().signal,
    ...more,
  });
}

test("a request with a body lets others have their turn once, between checking and carrying out; one without does not", async () => {
  let turns = 0;
  const goOn = async () => {
    turns++;
  };
  await ask("GET", { goOn });
  expect(turns).toBe(0);
  await ask("POST", { goOn });
  expect(turns).toBe(1);
  await ask("POST", { goOn, body: new TextEncoder().encode("{}") });
  expect(turns).toBe(1);
});

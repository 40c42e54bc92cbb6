/** The API by itself, without a server before it. */
import { expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { operations } from "../../scripts/document/operations.js";
import { createApi } from "../../scripts/mock/api.js";
import type { ApiRequest } from "../../scripts/mock/exchange.js";
import { createPrism } from "../../scripts/mock/prism.js";
import { documentValues } from "../../scripts/model/document-values.js";
import { Model } from "../../scripts/model/model.js";
import { number, operation, valid } from "./requests.js";

const all = operations(document);
const prism = await createPrism(document);

function ask(method: string, more: Partial<ApiRequest> = {}, model?: Model) {
  const api = createApi({ prism, operations: all, model: () => model, latency: 0 });
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

test("a create that the memory has no room for is refused, and the caller is told what to do", async () => {
  const model = new Model({ ...documentValues(document, all), now: Date.now, limit: 1 });
  await expect(ask("POST", {}, model)).rejects.toMatchObject({
    status: 507,
    message: "This account knows as much as the mock remembers. Use another token, or restart it.",
  });
  expect(model.accounts()).toEqual([]);
});

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

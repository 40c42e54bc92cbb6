import { afterAll, describe, expect, test } from "vitest";
import { accepts } from "../../scripts/mock/http/accept.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { cpuTime } from "../cpu.js";
import { number, operation, post, valid } from "./requests.js";

const mock = await startMock({ port: 0 });
afterAll(mock.close);

const taken = [
  "*/*",
  "application/json",
  "APPLICATION/JSON",
  "application/*",
  "application/json;q=0.5",
  "application/json; charset=utf-8",
  "application/json;version=1;q=0.001",
  "text/html, */*;q=0.1",
  "text/html;q=0, application/json",
  "*/*;q=0, application/json",
  "a*/*, */*",
  "nonsense, application/json",
  ",,*/*,,",
  "",
];
const refused = [
  "*/*;q=0",
  "*/*; q=0.0",
  "*/*;Q=0.000",
  "application/json;q=0",
  "application/json;q=0, */*",
  "application/*;q=0, */*",
  "a*/*",
  "*",
  "*/json",
  "text/html",
  "nonsense",
  "*/*;q=2",
  "*/*;q=",
  "*/*;q=x",
  ";",
  "/",
];

describe("an Accept header", () => {
  test.each(taken)("%j takes JSON", async (accept) => {
    expect(accepts(accept, "application/json")).toBe(true);
    const { status } = await post(mock.url, valid([number(1)]), { [operation.authHeader]: `t${accept}`, accept });
    expect(status).toBe(200);
  });

  test.each(refused)("%j does not: the answer is 406, and nothing is attached", async (accept) => {
    expect(accepts(accept, "application/json")).toBe(false);
    const token = { [operation.authHeader]: `t${accept}` };
    expect((await post(mock.url, valid([number(1)]), { ...token, accept })).status).toBe(406);
    expect((await post(mock.url, valid([number(1)]), token)).status).toBe(200);
  });
});

test.each([";", ",", "q=", ";q=", "*/*,", "a/b;c=", " "])("a long one that repeats %j takes no time", async (piece) => {
  expect(await cpuTime(() => accepts(piece.repeat(160_000), "application/json"))).toBeLessThan(2000);
});

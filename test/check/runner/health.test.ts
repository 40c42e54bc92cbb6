import { expect, test, vi } from "vitest";
import { Run } from "../../../scripts/check/run/run.js";
import { Health } from "../../../scripts/check/runner/health.js";
import type { Exchange, HttpRequest } from "../../../scripts/check/sending/http.js";
import { document } from "../../../scripts/document/document.js";

/** A run whose creates get these statuses, one after the other, and the numbers that they name. */
function runThatGets(...statuses: number[]) {
  const options = { url: "http://127.0.0.1:1", token: "t", headers: {}, timeout: 1000, insecure: false, writes: true };
  const run = new Run(document, options);
  const numbers: string[] = [];
  const send = async (request: HttpRequest): Promise<Exchange> => {
    const status = request.operationId === run.create.operationId ? (statuses.shift() ?? 200) : 200;
    if (request.operationId === run.create.operationId) numbers.push(JSON.parse(request.body ?? "{}").phoneNumbers[0]);
    return {
      request,
      answer: { status, headers: { "content-type": "application/json" }, body: JSON.stringify({ message: "Told" }) },
    };
  };
  vi.spyOn(run, "send").mockImplementation(send);
  vi.spyOn(run.acceptable, "anyAccepted", "get").mockReturnValue(true);
  return { health: new Health(run), numbers };
}

test("a server that refuses a number or two goes on: it may take them for others that are attached", async () => {
  const { health, numbers } = runThatGets(400, 400, 200);
  expect(await health.whyEnded()).toBeUndefined();
  expect(new Set(numbers).size).toBe(3);
});

test("a server that refuses every number accepts nothing any more", async () => {
  const { health } = runThatGets(400, 400, 400);
  expect(await health.whyEnded()).toContain("the server accepts nothing any more");
});

import { expect, test, vi } from "vitest";
import { Health } from "../../../scripts/check/runner/health.js";
import type { Exchange, HttpRequest } from "../../../scripts/check/sending/http.js";
import { runOn } from "../cases/space.js";

/** A run whose creates get these statuses, one after the other, and the numbers that they name. */
function runThatGets(...statuses: number[]) {
  const run = runOn("http://127.0.0.1:1");
  const numbers: string[] = [];
  const send = async (request: HttpRequest): Promise<Exchange> => {
    numbers.push(JSON.parse(request.body ?? "{}").phoneNumbers[0]);
    return {
      request,
      answer: {
        status: statuses.shift() ?? 200,
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ message: "Told" }),
      },
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

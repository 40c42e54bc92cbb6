import { expect, test } from "vitest";
import { Run } from "../../scripts/check/run/run.js";
import { raceScenarios } from "../../scripts/check/scenarios/races.js";
import type { Exchange } from "../../scripts/check/sending/http.js";
import { document } from "../../scripts/document/document.js";

const run = new Run(document, {
  url: "http://127.0.0.1:1",
  token: "test",
  headers: {},
  writes: true,
  timeout: 1000,
  insecure: false,
});

function answered(status: number, body: unknown): Exchange {
  const answer = { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  return { request: run.createRequest(["+12125550100"]), answer };
}

test("what a race's answers deviated in is kept when the request after the race says nothing", async () => {
  const [race] = raceScenarios(run)[0]?.build(["+12125550100"]) ?? [];
  const won = answered(200, { message: "Created" });
  // That a 409 holds a message is only assumed.
  const lost = answered(409, { error: "too late" });
  const verdict = await race?.judge({
    exchange: answered(503, {}),
    outcome: "nothing",
    raced: [won, lost],
    seconds: 0,
    confirmed: false,
  });

  expect(verdict).toMatchObject({
    inconclusive: expect.stringContaining("503"),
    findings: [{ guarantee: "conflict", level: "assumed" }],
  });
});

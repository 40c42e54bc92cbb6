/** Servers with one fault about gateways: a case shows that one guarantee, and no other. */
import { expect, test } from "vitest";
import { create, detach, get, testCase } from "../../../scripts/check/cases/calls.js";
import type { GatewayCall, TestCase } from "../../../scripts/check/cases/test-case.js";
import { deleteOf, directions } from "../../../scripts/check/requests/gateways.js";
import type { Run } from "../../../scripts/check/run/run.js";
import { discrepanciesIn, Runner } from "../../../scripts/check/runner/runner.js";
import { runOn } from "../cases/space.js";
import { allFaults } from "../servers/broken/index.js";
import { startRuleServer } from "../servers/rule-server.js";

/** The guarantees that the case shows to be broken, on a server with this fault. */
async function shownBy(fault: string, caseFor: (run: Run) => TestCase): Promise<string[]> {
  const { breakRule } = allFaults.find(({ name }) => name === fault) ?? expect.fail(`No server ${fault}`);
  await using server = await startRuleServer(breakRule);
  const run = runOn(server.url);
  const caseRuns = await new Runner(run).runCase(caseFor(run));
  return caseRuns.flatMap(discrepanciesIn).map(({ guarantee }) => guarantee);
}

test.each(directions)(
  "a deleted %s gateway that is shown again tells nothing of how it is set up",
  async (direction) => {
    const onGateway = { number: 0, direction };
    const update: GatewayCall = { ...onGateway, operation: "update", changes: { sipRegion: "us002" } };
    const remove: GatewayCall = { ...onGateway, operation: deleteOf[direction] };
    const shown = await shownBy(`gives the next number a deleted ${direction} gateway`, ({ space }) => {
      const created = [[create(space.choices.plain, [0])], [get(0)]];
      return testCase(1, ...created, [update], [detach(0)], [remove], ...created);
    });
    expect(shown).toEqual([`delete-${direction}`]);
  },
);

test("an update may ask for what the create was asked for and did wrong", async () => {
  const changes = { mediaEncryption: "disable" } as const;
  const update: GatewayCall = { operation: "update", number: 0, direction: "outbound", changes };
  const shown = await shownBy("encrypts when any mediaEncryption is given", ({ space: { choices } }) => {
    const factor = choices.factors.findIndex(({ path }) => path.join() === "mediaEncryption");
    const disabled = choices.plain.with(factor, choices.factors[factor]?.values.indexOf("disable") ?? 0);
    return testCase(1, [create(disabled, [0])], [get(0)], [update], [get(0)]);
  });
  expect([...new Set(shown)]).toEqual(["encryption-both"]);
});

import { expect, test } from "vitest";
import { create, detach, get, testCase } from "../../../scripts/check/cases/calls.js";
import type { GatewayCall } from "../../../scripts/check/cases/test-case.js";
import { deleteOf, directions } from "../../../scripts/check/requests/gateways.js";
import { discrepanciesIn, Runner } from "../../../scripts/check/runner/runner.js";
import { runOn } from "../cases/space.js";
import { brokenServerFor } from "../servers/one-for-each.js";
import { startRuleServer } from "../servers/rule-server.js";

test.each(directions)(
  "a deleted %s gateway that is shown again says nothing of how it is set up",
  async (direction) => {
    const server = await startRuleServer(brokenServerFor(`delete-${direction}`)?.breakRule);
    const run = runOn(server.url);
    const { plain } = run.space.choices;
    const onGateway = { number: 0, direction };
    const update: GatewayCall = { ...onGateway, operation: "update", changes: { sipRegion: "us002" } };
    const remove: GatewayCall = { ...onGateway, operation: deleteOf[direction] };
    const revived = testCase(
      1,
      [create(plain, [0])],
      [get(0)],
      [update],
      [detach(0)],
      [remove],
      [create(plain, [0])],
      [get(0)],
    );
    const caseRuns = await new Runner(run).runCase(revived);
    await server.close();
    expect(caseRuns.flatMap(discrepanciesIn).map(({ guarantee }) => guarantee)).toEqual([`delete-${direction}`]);
  },
);

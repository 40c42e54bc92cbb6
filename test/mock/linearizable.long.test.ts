import { expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { expectLinearizable, mixedLoad } from "./mixed-load.js";

test("50,000 mixed operations by 128 clients are linearizable", async () => {
  const mock = await startMock({ port: 0, latency: 1 });
  const groups = await mixedLoad(mock.url, { operations: 50_000, clients: 128, groups: 40 });
  await mock.close();
  expect(groups.reduce((sum, { steps }) => sum + steps.length, 0)).toBeGreaterThanOrEqual(50_000);
  expectLinearizable(groups);
});

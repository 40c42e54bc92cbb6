import { test } from "vitest";
import { scenario } from "./scenario.js";
import { scenarioServer } from "./scenario-server.js";

test("retries, refusals, broken answers, time limits and stops are as promised; other runtimes have to do the same", async () => {
  const { setting, expectAsPromised } = await scenarioServer();
  expectAsPromised(await scenario(setting));
});

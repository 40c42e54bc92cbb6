import { test } from "vitest";
import { scenario } from "./scenario.js";
import { scenarioServer } from "./scenario-server.js";

test("retries, refusals, broken answers, time limits and stops are as guaranteed; other runtimes have to do the same", async () => {
  const { setting, expectAsGuaranteed } = await scenarioServer();
  expectAsGuaranteed(await scenario(setting));
});

import { explore } from "../../../scripts/check/explore/explore.js";
import { type RuleServer, startRuleServer } from "../servers/rule-server.js";
import type { Rules } from "../servers/rules.js";
import { isAttached } from "../servers/store.js";
import { runOn } from "./space.js";

/** What exploring finds on a server with this rule changed. */
export async function findingsOn(change: (rules: Rules) => void, { budget = 1500, seed = 1 } = {}) {
  const server = await startRuleServer(change);
  try {
    const run = runOn(server.url);
    run.companionsThere = true;
    return await explore(run, { budget, seed });
  } finally {
    await server.close();
  }
}

export function attachedIn(numbers: string[], { numbers: known }: RuleServer["store"]): string[] {
  return numbers.filter((number) => isAttached(known.get(number)));
}

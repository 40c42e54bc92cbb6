import { checkServer } from "./check-server.js";
import { type RuleServer, startRuleServer } from "./servers/rule-server.js";
import type { Rules } from "./servers/rules.js";
import { isAttached } from "./servers/store.js";

/** The findings of the check on a server with this rule changed. */
export async function findingsOn(change: (rules: Rules) => void, { budget = 1500, seed = 1 } = {}) {
  const server = await startRuleServer(change);
  try {
    const { guarantees } = await checkServer(server.url, { generate: { budget, seed } });
    return { findings: guarantees.flatMap(({ findings }) => findings) };
  } finally {
    await server.close();
  }
}

export function attachedIn(numbers: string[], { numbers: known }: RuleServer["store"]): string[] {
  return numbers.filter((number) => isAttached(known.get(number)));
}

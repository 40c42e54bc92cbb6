import { expect, test } from "vitest";
import { checkServer } from "../check-server.js";
import { raceWindow } from "../servers/broken/broken.js";
import { startRuleServer } from "../servers/rule-server.js";
import type { Rules } from "../servers/rules.js";
import { pasted, statusesIn } from "./pasted.js";

/** @param again what else is another in the server that is started anew */
async function found(change: (rules: Rules) => void, only: string[], again: Partial<Rules> = {}) {
  const server = await startRuleServer(change);
  const result = await checkServer(server.url, { only }).finally(() => server.close());
  return pasted(result, (rules) => {
    change(rules);
    Object.assign(rules, again);
  });
}

const faults: [string, string[], (rules: Rules) => void][] = [
  ["takes any transport", ["outbound.transport"], (rules) => Object.assign(rules, { transport: () => true })],
  [
    "forgets the last of several numbers",
    ["whole"],
    (rules) => {
      rules.attaches = (numbers) => (numbers.length > 1 ? numbers.slice(0, -1) : numbers);
    },
  ],
  [
    "accepts a number again",
    ["already-attached"],
    (rules) => {
      rules.taken = () => [];
      rules.lost = () => [];
    },
  ],
  [
    // The id in the path is another one there: the command line looks it up.
    "refuses a second release otherwise",
    ["release-twice"],
    (rules) => {
      const { byId } = rules;
      const { notFound } = rules.replies;
      const given = new Set<string>();
      let asked = "";
      rules.byId = (id, store) => {
        asked = id;
        const record = byId(id, store);
        if (record) given.add(id);
        return record;
      };
      rules.replies.notFound = (operation) =>
        operation === "release" && given.has(asked)
          ? { status: 400, body: { message: "It is gone" } }
          : notFound(operation);
    },
  ],
];

test.concurrent.each(faults)(
  "what is pasted gets the same answer from a server that %s, started anew",
  async (_, only, change) => {
    const shown = await found(change, only);
    expect(shown.length).toBeGreaterThan(0);
    for (const { finding, output } of shown) {
      const status = finding.answer.slice(0, 3);
      expect(statusesIn(output).at(-1), `${finding.curl}\n${output}`).toBe(status);
    }
  },
);

test.concurrent("a race is pasted as one, and several win it again", async () => {
  const change = (rules: Rules) => Object.assign(rules, { lost: () => [], window: raceWindow });
  // A shell takes longer to start several programs.
  const shown = await found(change, ["conflict"], { window: 300 });
  const [race] = shown.filter(({ finding }) => finding.actual.startsWith("success for"));
  expect(race?.finding.curl).toContain("--parallel");
  expect(statusesIn(race?.output ?? "").filter((status) => status === "200").length).toBeGreaterThan(1);
});

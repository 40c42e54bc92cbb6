import { expect, test } from "vitest";
import { checkServer } from "../check-server.js";
import { startRuleServer } from "../servers/rule-server.js";
import type { Rules } from "../servers/rules.js";
import { pasted, statusesIn } from "./pasted.js";

async function found(change: (rules: Rules) => void, only: string[]) {
  const server = await startRuleServer(change);
  const result = await checkServer(server.url, { only }).finally(() => server.close());
  return pasted(result, change);
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

test.each(faults)(
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

test("a race is pasted as one, and several win it again", async () => {
  const shown = await found((rules) => Object.assign(rules, { lost: () => [], window: 300 }), ["conflict"]);
  const [race] = shown.filter(({ finding }) => finding.actual.startsWith("success for"));
  expect(race?.finding.curl).toContain("--parallel");
  expect(statusesIn(race?.output ?? "").filter((status) => status === "200").length).toBeGreaterThan(1);
});

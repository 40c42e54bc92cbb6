/** One server for each kind of fault is found, and only its guarantee is blamed; all servers are in the long test. */
import { expect, test } from "vitest";
import { allFaults } from "./index.js";
import { tryBroken } from "./try-broken.js";

/** Found by the curated cases about their guarantee alone. */
const byCurated = [
  "asks for no token",
  "takes any transport",
  "takes any inbound region",
  "takes an empty address",
  "refuses isShared false",
  "refuses hosts under example.com",
  "answers success without a message",
  "forgets what is attached",
  "attaches all the other numbers of a refused request",
  "attaches two numbers at most",
  "lets every racer win",
  "gives each number of a shared pair its own",
  "gives own pairs one for all",
  "encrypts the inbound gateway only",
  "names the first number only",
  "refuses a detached number",
  "detaches the inbound direction only",
  "detaches a detached number once more",
  "leaves a released number attached",
];

/** Found by generated cases only. */
const byGenerated = ["remembers a number per transport"];

const named = (name: string) => {
  const server = allFaults.find((each) => each.name === name);
  if (!server) throw new Error(`There is no server that ${name}`);
  return server;
};

test.concurrent.each(byCurated)("finds the server that %s", async (name) => {
  const server = named(name);
  const { found, report } = await tryBroken(server, { only: server.guarantees });
  expect({ found, verdict: report.verdict }).toEqual({ found: true, verdict: "broken" });
});

test.concurrent.each(byGenerated)(
  "finds by generated cases the server that %s, and blames nothing else",
  async (name) => {
    const { found, wronglyBlamed, result } = await tryBroken(named(name), { seed: 1, budget: 600 });
    expect({ found, wronglyBlamed }).toEqual({ found: true, wronglyBlamed: [] });
    const findings = result.guarantees.flatMap((guarantee) => guarantee.findings);
    expect(Math.max(...findings.map(({ reproduction }) => reproduction.flat().length))).toBeLessThanOrEqual(4);
  },
);

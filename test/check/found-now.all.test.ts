/** Broken servers that an earlier search did not find: a default run finds each, whatever the seed. */
import { expect, test } from "vitest";
import { defaultBudget } from "../../scripts/check/check.js";
import { findingsOn } from "./findings-on.js";
import { allFaults } from "./servers/broken/index.js";

const names = [
  "refuses a name that was used before",
  "takes JSON with a comment behind it",
  "takes JSON in single quotes",
  "cuts user names at 64 characters",
  "makes one space of several in names",
  "keeps names in compatibility form",
  "keeps names with a zero in front as a number",
  "decodes percent-encoded names",
  "falls over a name that every object has",
  "reads a search as a pattern",
  "rounds the number of pages down",
  "gets a number without a token that was read with one before",
  "gives a gateway without credentials those of the request before",
  "renames the detached numbers of a refused request",
  "detaches every number of the same name",
  "refuses a request again that it refused before",
  "forgets a detached number after a second",
  "falls over the second release of a number",
  "detaches no number from abroad",
  "gets and detaches the number that begins with the one that is asked for",
  "tells numbers apart by their last ten digits",
  "attaches the first sixteen numbers only",
  "lists gateways under other ids than it gets them",
  "answers a detach with the first name of a number",
  "names numbers after the request that came last, where two come at once",
];

test.each(names.map((name, index) => [name, 1 + (index % 3)] as const))(
  "a search finds the server that %s, with seed %i",
  { timeout: 60_000 },
  async (name, seed) => {
    const server = allFaults.find((each) => each.name === name);
    if (!server) throw new Error(`There is no server that ${name}`);
    const { findings } = await findingsOn(server.breakRule, { budget: defaultBudget, seed });
    const blamed = findings.filter(({ level }) => level === "broken" || server.level === "assumed");
    expect(blamed.filter(({ guarantee }) => server.guarantees.includes(guarantee)).length).toBeGreaterThan(0);
  },
);

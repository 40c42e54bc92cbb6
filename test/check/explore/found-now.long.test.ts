/** Broken servers that an earlier search did not find: a default run finds each, whatever the seed. */
import { expect, test } from "vitest";
import { defaultBudget } from "../../../scripts/check/explore/exploration.js";
import { allFaults } from "../servers/broken/index.js";
import { findingsOn } from "./findings-on.js";

const names = [
  "refuses a name that was used before",
  "takes the first of two JSON values",
  "takes JSON with a comment behind it",
  "takes JSON in single quotes",
  "cuts names at 100 characters",
  "cuts user names at 64 characters",
  "makes one space of several in names",
  "keeps names in compatibility form",
  "keeps names with a zero in front as a number",
  "decodes what is percent-encoded in names",
  "falls over a name that every object has",
];

test.each(names.map((name, index) => [name, 1 + (index % 3)] as const))(
  "a search finds the server that %s, with seed %i",
  { timeout: 60_000 },
  async (name, seed) => {
    const server = allFaults.find((each) => each.name === name);
    if (!server) throw new Error(`There is no server that ${name}`);
    const { findings } = await findingsOn(server.breakRule, { budget: defaultBudget, seed });
    const blamed = findings.filter(({ level }) => level === "broken" || server.level === "assumed");
    expect(server.promises).toEqual(expect.arrayContaining(blamed.slice(0, 1).map(({ promise }) => promise)));
    expect(blamed.length).toBeGreaterThan(0);
  },
);

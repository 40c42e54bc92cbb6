/** What a default search plays. */
import { describe, expect, test } from "vitest";
import { defaultBudget } from "../../../scripts/check/explore/exploration.js";
import { isLookup, isValidCreate, type Play, requestsIn } from "../../../scripts/check/explore/plays/play.js";
import { spaceOf } from "../../../scripts/check/explore/plays/space.js";
import { type Program, programOf } from "../../../scripts/check/explore/program.js";
import { runOn } from "./space.js";

function program(seed: number, budget = defaultBudget): Program {
  const run = runOn("http://127.0.0.1:1");
  run.companionsThere = true;
  return programOf(run, spaceOf(run), budget, seed);
}

/** The number is given up by this, and looked at or created later in the same play. */
function comesBack({ rounds }: Play, operation: "detach" | "release"): boolean {
  const at = rounds.findIndex(([move]) => move?.operation === operation);
  const [given] = rounds[at] ?? [];
  return rounds
    .slice(at + 1)
    .flat()
    .some((move) => isLookup(move) && given?.operation === operation && move.number === given.number);
}

describe.each([1, 2, 3])("with seed %i", (seed) => {
  const { together, alone, patient, probes } = program(seed);
  const plays = [...together, ...alone, ...patient];

  test("it keeps its budget", () => {
    expect(plays.reduce((sum, play) => sum + requestsIn(play), probes)).toBeLessThanOrEqual(defaultBudget);
  });

  test("numbers are told apart by each of their parts", () => {
    const hows = plays.flatMap(({ numbers }) => numbers.flatMap((kind) => (kind.kind === "near" ? [kind.how] : [])));
    expect(new Set(hows)).toEqual(
      new Set(["one digit longer", "one digit shorter", "of another area", "of another country"]),
    );
  });

  test.each(["detach", "release"] as const)(
    "numbers of every kind are given up by a %s, and looked at after it",
    (how) => {
      const kinds = plays
        .filter((play) => comesBack(play, how))
        .flatMap(({ numbers }) => numbers.map(({ kind }) => kind));
      expect([...new Set(kinds)].toSorted()).toEqual(expect.arrayContaining(["abroad", "digits", "fictional"]));
    },
  );

  test("a number that is given up is waited for", () => {
    const waited = patient.filter(({ rounds }) => rounds.some(([move]) => move?.operation === "detach"));
    expect(waited.some(({ rounds }) => rounds.some(([move]) => move?.operation === "wait"))).toBe(true);
  });

  test("lists are longer than batches, with one that is attached behind the batch", () => {
    const lists = plays.flatMap(({ rounds }) => rounds.flat()).filter((move) => isValidCreate(move));
    expect(Math.max(...lists.map(({ numbers }) => numbers.length))).toBeGreaterThan(50);
    const late = plays.filter(({ rounds: [first, second] }) => {
      const [[one], [two]] = [first ?? [], second ?? []];
      if (!one || !two || !isValidCreate(one) || !isValidCreate(two) || two.numbers.length <= 16) return false;
      return one.numbers.includes(two.numbers.at(-1) ?? -1);
    });
    expect(late.length).toBeGreaterThanOrEqual(2);
  });

  test("what is looked up without a token was looked up with one just before", () => {
    const tokenless = together.flatMap(({ rounds }) =>
      rounds.flatMap(([move], index) =>
        move && isLookup(move) && move.token !== undefined ? [[move, rounds[index - 1]?.[0]]] : [],
      ),
    );
    expect(tokenless.length).toBeGreaterThanOrEqual(4);
    for (const [move, before] of tokenless)
      expect({ ...move, token: undefined }).toEqual({ ...before, token: undefined });
  });

  test("values of another type, and what is left out, are all sent", () => {
    const { breaches } = program(seed).stock;
    const all = together.flatMap(({ rounds }) => rounds.flat());
    const sent = new Set(all.flatMap((move) => (move.operation === "create" && move.breach?.kin) || []));
    const few = breaches.filter(({ rule }) => ["type", "null", "required"].includes(rule));
    expect(few.length).toBeGreaterThan(50);
    expect(few.filter(({ kin }) => !sent.has(kin))).toEqual([]);
  });

  test("each rule that is only assumed is broken, too", () => {
    const { breaches } = program(seed).stock;
    const all = together.flatMap(({ rounds }) => rounds.flat());
    const sent = new Set(all.flatMap((move) => (move.operation === "create" && move.breach?.label) || []));
    expect(breaches.filter(({ assumed }) => assumed).filter(({ label }) => !sent.has(label))).toEqual([]);
  });

  test("each rule is broken by a request that names an attached number", () => {
    const broken = new Set<string>();
    for (const { rounds } of together) {
      const [first] = rounds[0] ?? [];
      if (!first || !isValidCreate(first)) continue;
      for (const move of rounds.flat()) {
        if (move.operation !== "create" || !move.breach || move.breach.assumed) continue;
        if (move.numbers.some((number) => first.numbers.includes(number)))
          broken.add(`${move.breach.guarantee} ${move.breach.rule}`);
      }
    }
    const { breaches } = program(seed).stock;
    const rules = new Set(
      breaches.filter(({ assumed }) => !assumed).map(({ guarantee, rule }) => `${guarantee} ${rule}`),
    );
    expect([...rules].filter((rule) => !broken.has(rule))).toEqual([]);
  });
});

test("a small budget holds some of what is refused and some of what is not", () => {
  const { together } = program(1, 150);
  const moves = together.flatMap(({ rounds }) => rounds.flat());
  expect(moves.some((move) => move.operation === "create" && move.breach)).toBe(true);
  expect(moves.filter((move) => isValidCreate(move)).length).toBeGreaterThan(10);
});

/** Plays that chance decides. */
import fc from "fast-check";
import type { Breach } from "../values/breaches.js";
import type { Choices } from "../values/choices.js";
import type { Row } from "../values/covering.js";
import { type Create, fictional, type Move, type Play } from "./play.js";

const numbersInPlay = 5;

/** A few rounds about a few numbers, most of them creates, some at the same time. */
export function randomPlay(choices: Choices, breaches: Breach[], companions: boolean): fc.Arbitrary<Play> {
  const numbers = fc.shuffledSubarray(
    Array.from({ length: numbersInPlay }, (_, index) => index),
    { minLength: 1, maxLength: 3 },
  );
  const valid = fc.record({ operation: fc.constant("create" as const), row: rowOf(choices), numbers });
  const documented = breaches.filter(({ assumed }) => !assumed);
  const invalid = fc.record({
    operation: fc.constant("create" as const),
    row: rowOf(choices),
    numbers,
    breach: fc.constantFrom(...documented),
  });
  const withoutToken: fc.Arbitrary<Create> = valid.map((move) => ({ ...move, token: false as const }));
  const number = fc.nat(numbersInPlay - 1);
  const companion = fc.record({
    operation: fc.constantFrom(
      "get" as const,
      "get" as const,
      "detach" as const,
      "detach" as const,
      "release" as const,
    ),
    number,
  });
  const move: fc.Arbitrary<Move> = fc.oneof(
    { weight: 12, arbitrary: valid },
    { weight: 2, arbitrary: invalid },
    { weight: 1, arbitrary: withoutToken },
    ...(companions ? [{ weight: 6, arbitrary: companion }] : []),
  );
  const race = fc.array(valid, { minLength: 2, maxLength: 4 });
  const round = fc.oneof({ weight: 5, arbitrary: move.map((only) => [only]) }, { weight: 1, arbitrary: race });
  return fc.record({
    numbers: fc.constant(Array.from({ length: numbersInPlay }, () => fictional)),
    rounds: fc.array(round, { minLength: 4, maxLength: 9, size: "max" }),
  });
}

/** Every choice of every field alike, whatever it is. */
export function rowOf({ factors }: Choices): fc.Arbitrary<Row> {
  return fc.tuple(...factors.map(({ values }) => fc.nat(values.length - 1)));
}

/** The same for the same seed. */
export function sampled<T>(arbitrary: fc.Arbitrary<T>, count: number, seed: number): T[] {
  return fc.sample(arbitrary, { seed, numRuns: count });
}

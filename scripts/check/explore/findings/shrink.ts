/** Cuts a play down to the least that still shows the same. */
import fc from "fast-check";
import type { Play } from "../plays/play.js";
import type { Choices } from "../values/choices.js";
import { smallerPlays } from "./smaller.js";

/**
 * The least play that shows it.
 *
 * @param shows whether a play shows what is looked for; answered with false when nothing more may be sent
 * @returns undefined when not even the play itself shows it
 */
export async function least(
  play: Play,
  choices: Choices,
  shows: (play: Play) => Promise<boolean>,
): Promise<Play | undefined> {
  const property = fc.asyncProperty(new ShrinkingPlay(play, choices), async (tried) => !(await shows(tried)));
  const { counterexample } = await fc.check(property, { numRuns: 1, seed: 0 });
  return counterexample?.[0];
}

/** One play, and all that it can be shrunk to. */
class ShrinkingPlay extends fc.Arbitrary<Play> {
  readonly #play: Play;
  readonly #choices: Choices;

  constructor(play: Play, choices: Choices) {
    super();
    this.#play = play;
    this.#choices = choices;
  }

  generate(): fc.Value<Play> {
    return new fc.Value(this.#play, undefined);
  }

  canShrinkWithoutContext(value: unknown): value is Play {
    return typeof value === "object" && value !== null && "rounds" in value;
  }

  shrink(play: Play): fc.Stream<fc.Value<Play>> {
    return fc.stream(smallerPlays(play, this.#choices)).map((smaller) => new fc.Value(smaller, undefined));
  }
}

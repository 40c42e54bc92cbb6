/** Shrinks a test case to the smallest that still shows the same discrepancy. */
import fc from "fast-check";
import type { TestCase } from "../cases/test-case.js";
import type { Choices } from "../cases/values/choices.js";
import { shrinkCandidates } from "./candidates.js";

/**
 * The smallest case that shows it.
 *
 * @param shows whether a case shows the discrepancy; answered with false when nothing more may be sent
 * @returns undefined when not even the case itself shows it
 */
export async function shrink(
  testCase: TestCase,
  choices: Choices,
  shows: (testCase: TestCase) => Promise<boolean>,
): Promise<TestCase | undefined> {
  const property = fc.asyncProperty(new Shrinkable(testCase, choices), async (tried) => !(await shows(tried)));
  const { counterexample } = await fc.check(property, { numRuns: 1, seed: 0 });
  return counterexample?.[0];
}

/** One case, and everything that it can be shrunk to. */
class Shrinkable extends fc.Arbitrary<TestCase> {
  readonly #testCase: TestCase;
  readonly #choices: Choices;

  constructor(testCase: TestCase, choices: Choices) {
    super();
    this.#testCase = testCase;
    this.#choices = choices;
  }

  generate(): fc.Value<TestCase> {
    return new fc.Value(this.#testCase, undefined);
  }

  canShrinkWithoutContext(value: unknown): value is TestCase {
    return typeof value === "object" && value !== null && "rounds" in value;
  }

  shrink(testCase: TestCase): fc.Stream<fc.Value<TestCase>> {
    return fc.stream(shrinkCandidates(testCase, this.#choices)).map((smaller) => new fc.Value(smaller, undefined));
  }
}

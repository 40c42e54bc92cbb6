/** Random sequences: all operations over a few numbers and their gateways, valid and mutated bodies, some calls at the same time. */
import fc from "fast-check";
import { changedValue, deleteOf, directions, takenFieldsOf } from "../../requests/gateways.js";
import type { Subject } from "../../requests/subject.js";
import type { Space } from "../space.js";
import {
  type Call,
  type Companion,
  createsAndReleases,
  fictional,
  type GatewayCall,
  type TestCase,
} from "../test-case.js";
import type { Choices, Row } from "../values/choices.js";

const numbersInCase = 4;

/** Rounds about a few numbers: the fewer there are, the more often a call meets what an earlier one did. */
export function randomCase(subject: Subject, { choices, mutations }: Space): fc.Arbitrary<TestCase> {
  const companions = subject.canUndo;
  const onGateways = companions ? gatewayCalls(subject, choices) : [];
  const numbers = fc.shuffledSubarray(
    Array.from({ length: numbersInCase }, (_, index) => index),
    { minLength: 1, maxLength: 3 },
  );
  const valid = fc.record({ operation: fc.constant("create" as const), row: rowOf(choices), numbers });
  const documented = mutations.filter(({ assumed }) => !assumed);
  const mutated = fc.record({
    operation: fc.constant("create" as const),
    row: rowOf(choices),
    numbers,
    mutation: fc.constantFrom(...documented),
  });
  const withoutToken: fc.Arbitrary<Call> = valid.map((call) => ({ ...call, token: "none" as const }));
  const number = fc.nat(numbersInCase - 1);
  const companion = (...operations: Companion["operation"][]): fc.Arbitrary<Call> =>
    fc.record({ operation: fc.constantFrom(...operations), number });
  const ofNumber = (calls: Omit<GatewayCall, "number">[]): fc.Arbitrary<Call> =>
    fc.tuple(fc.constantFrom(...calls), number).map(([call, number]) => ({ ...call, number }));
  const change: fc.Arbitrary<Call> = fc.oneof(
    { weight: 3, arbitrary: valid },
    ...(companions ? [{ weight: 2, arbitrary: companion("detach", "detach", "release") }] : []),
  );
  const call: fc.Arbitrary<Call> = fc.oneof(
    { weight: 10, arbitrary: change },
    { weight: 2, arbitrary: mutated },
    { weight: 1, arbitrary: withoutToken },
    ...(companions ? [{ weight: 4, arbitrary: companion("get", "get", "get", "list") }] : []),
    ...(onGateways.length > 0 ? [{ weight: 3, arbitrary: ofNumber(onGateways) }] : []),
  );
  const atOnce = fc.array(change, { minLength: 2, maxLength: 4 }).filter((calls) => !createsAndReleases(calls));
  const round = fc.oneof({ weight: 4, arbitrary: call.map((only) => [only]) }, { weight: 1, arbitrary: atOnce });
  return fc.record({
    numbers: fc.constant(Array.from({ length: numbersInCase }, () => fictional)),
    rounds: fc.array(round, { minLength: 4, maxLength: 9, size: "max" }),
  });
}

/** An update of each setting, and the deletes. The runner leaves out those of gateways that it does not know, or that are in use. */
function gatewayCalls(
  { document, context, companions, values }: Subject,
  choices: Choices,
): Omit<GatewayCall, "number">[] {
  const { update } = companions;
  if (!update) return [];
  const plain = choices.body(choices.plain);
  return directions.flatMap((direction) => [
    ...takenFieldsOf(document, update, values.refusedFields[direction]).map((field) => ({
      ...{ operation: "update" as const, direction },
      changes: { [field]: changedValue(context, update, plain, direction, field) },
    })),
    { operation: deleteOf[direction], direction },
  ]);
}

/** Every choice of every field is as likely as the others. */
export function rowOf(choices: Choices): fc.Arbitrary<Row> {
  return fc.tuple(...choices.factors.map(({ values }) => fc.nat(values.length - 1))).map((row) => choices.usable(row));
}

/** The same for the same seed. */
export function sampled<T>(arbitrary: fc.Arbitrary<T>, count: number, seed: number): T[] {
  return fc.sample(arbitrary, { seed, numRuns: count });
}

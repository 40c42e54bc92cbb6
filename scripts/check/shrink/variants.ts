/** Other cases that may show the same discrepancy: where a case does not show it again, and where a plainer one may do. */
import { create, detach, get, list, release, wait, withToken } from "../cases/calls.js";
import { oneOfEachRule } from "../cases/mutations/mutations.js";
import type { Space } from "../cases/space.js";
import {
  type Call,
  type Create,
  fictional,
  isOnGateway,
  isRefused,
  isValidCreate,
  type NumberKind,
  numbersOf,
  type TestCase,
} from "../cases/test-case.js";
import type { Factor, Row } from "../cases/values/choices.js";
import { tidy } from "./candidates.js";
import type { Suspect } from "./suspects.js";

/** The time between two requests, in milliseconds, where a server does something a moment later: alone, a case takes less time. */
const pause = 20;
/** How many other numbers come between, where a server may remember only the latest. */
const others = [16, 48];
/** How many others are created at the same time, where a server may mix up requests. */
const atOnce = 3;

/**
 * The case; the same with time between its requests; with numbers that end alike; with names that no other request has; with
 * others at the same time; and with other requests before its end.
 *
 * @param numbers that it was run with
 */
export function* variants(whole: TestCase, numbers: string[], space: Space, companions: boolean): Generator<TestCase> {
  const testCase = tidy(whole);
  yield testCase;
  if (testCase.rounds.length > 1) yield withPauses(testCase);
  yield tidy({ ...whole, numbers: whole.numbers.map((kind, index) => endingAlike(kind, numbers[index])) });
  yield tidy(withOwnNames(whole));
  if (testCase.rounds.length < 2) return;
  const alone = core(testCase);
  if (alone) yield amongOthers(alone, space.choices.factors);
  for (const [turn, count] of others.entries()) {
    yield muchBetween(alone ?? testCase, count, space, companions, turn === 0);
  }
}

function withPauses(testCase: TestCase): TestCase {
  const rounds = testCase.rounds.flatMap((calls, index) => (index > 0 ? [[wait(pause)], calls] : [calls]));
  return { ...testCase, rounds };
}

/** The case's first create, at the same time as requests about others that differ in every field. */
function amongOthers(testCase: TestCase, factors: Factor[]): TestCase {
  const [created = [], ...rest] = testCase.rounds;
  const [first] = creates(testCase);
  const more = Array.from({ length: atOnce }, (_, turn) => {
    const row = factors.map(({ values }, factor) => {
      const further = 1 + (turn % Math.max(1, values.length - 1));
      return ((first?.row[factor] ?? 0) + further) % values.length;
    });
    return create(row, [testCase.numbers.length + turn]);
  });
  return {
    numbers: [...testCase.numbers, ...more.map(() => fictional)],
    rounds: [[...created, ...more], ...rest],
  };
}

/** Other requests before the end, one of each kind: refused ones first. */
function muchBetween(testCase: TestCase, count: number, space: Space, companions: boolean, varied: boolean): TestCase {
  const { factors, plain } = space.choices;
  const row = creates(testCase)[0]?.row ?? plain;
  const [first = 0, ...rest] = Array.from({ length: count }, (_, index) => testCase.numbers.length + index);
  const [latest = 0, earlier = 0] = rest.toReversed();
  const calls = [
    ...oneOfEachRule(space.mutations).map((mutation) => create(row, [first], mutation)),
    ...space.malformed.slice(0, 1).map((mutation) => create(row, [first], mutation)),
    withToken("none", create(row, [first])),
    ...rest.map((number, turn) => create(varied ? besides(row, factors, rest.length - turn - 1) : row, [number])),
    ...(varied && companions ? [list(first), get(latest), detach(latest), release(earlier)] : []),
  ];
  const numbers = [...testCase.numbers, ...[first, ...rest].map(() => fictional)];
  const rounds = calls.map((call) => [call]);
  return { numbers, rounds: [...testCase.rounds.slice(0, -1), ...rounds, ...testCase.rounds.slice(-1)] };
}

/** A row that differs in one field, in another one each turn. */
function besides(row: Row, factors: Factor[], turn: number): Row {
  const factor = turn % factors.length;
  const choices = factors[factor]?.values.length ?? 1;
  return row.with(factor, ((row[factor] ?? 0) + 1 + Math.floor(turn / factors.length)) % choices);
}

/** The same calls one after the other, and a create in place of a lookup, a get in place of a list, of a fresh number. */
export function plainerCases({ testCase, discrepancy }: Suspect, row: Row): TestCase[] {
  const round = testCase.rounds[discrepancy.round] ?? [];
  const before = testCase.rounds.slice(0, discrepancy.round);
  const inTurn = (calls: TestCase["rounds"][number], rest: TestCase["rounds"]) => ({
    ...testCase,
    rounds: [...calls.map((call) => [call]), ...rest],
  });
  // Where any number is shown, nothing that was done to this one is to blame.
  const ofNobody = { numbers: [fictional], rounds: [[get(0)]] };
  if (discrepancy.kind === "seen unasked" && before.length > 0) {
    return [ofNobody, ...(before.some((calls) => calls.length > 1) ? [inTurn(before.flat(), [round])] : [])];
  }
  const [only] = round;
  if (discrepancy.kind === "refused" && only?.operation === "create" && round.length === 1 && before.length > 0) {
    // A number that is shown with gateways is refused for them.
    const looks = only.numbers.map((number) => ({ ...testCase, rounds: [...before, [get(number)]] }));
    const races = before.some((calls) => calls.length > 1);
    return [ofAnother(testCase, before, only), ...(races ? [inTurn(before.flat(), [round])] : []), ...looks];
  }
  if (round.length > 1) {
    return [round, round.toReversed()].map((calls) => ({
      ...testCase,
      rounds: [...before, ...calls.map((call) => [call])],
    }));
  }
  if (before.some((calls) => calls.length > 1)) {
    return [
      inTurn(before.flat(), [round]),
      inTurn(
        before.flatMap((calls) => calls.toReversed()),
        [round],
      ),
    ];
  }
  const [call] = round;
  if (!call || before.length === 0 || call.operation === "wait" || call.operation === "other" || isOnGateway(call)) {
    return [];
  }
  if (
    discrepancy.kind === "shown otherwise" ||
    isRefused(call) ||
    call.operation === "create" ||
    call.number === undefined
  ) {
    return [];
  }
  const created = { ...testCase, rounds: [...before, [create(row, [call.number])]] };
  return call.operation === "list" ? [created, { ...testCase, rounds: [...before, [get(call.number)]] }] : [created];
}

/** The same request for an unused number. If that reproduces, earlier requests are not the cause. */
function ofAnother(testCase: TestCase, before: TestCase["rounds"], call: Create): TestCase {
  const other = { ...call, numbers: [testCase.numbers.length] };
  return { numbers: [...testCase.numbers, fictional], rounds: [...before, [other]] };
}

/** The create of one of the numbers of the last request, and that request. */
function core(testCase: TestCase): TestCase | undefined {
  const [last] = testCase.rounds.at(-1) ?? [];
  const numbers = last ? numbersOf(last) : [];
  const created = creates(testCase).find(
    (call) => call !== last && call.numbers.some((number) => numbers.includes(number)),
  );
  return last && created && tidy({ ...testCase, rounds: [[created], [last]] });
}

function creates(testCase: TestCase): Create[] {
  return testCase.rounds.flat().filter((call) => isValidCreate(call));
}

function withOwnNames(whole: TestCase): TestCase {
  const named = (call: Call): Call => (isValidCreate(call) ? { ...call, hasOwnName: true } : call);
  return { ...whole, rounds: whole.rounds.map((calls) => calls.map(named)) };
}

function endingAlike(kind: NumberKind, number = ""): NumberKind {
  return kind.kind === "fictional" ? { kind: "ending", digit: number.slice(-1) } : kind;
}

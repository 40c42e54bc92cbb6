/** Shrink candidates: ways to make a test case smaller or simpler, the boldest first. */
import {
  abroad,
  type Call,
  type Create,
  fictional,
  isValidCreate,
  type NumberKind,
  numbersOf,
  type TestCase,
} from "../cases/test-case.js";
import type { Choices } from "../cases/values/choices.js";

/** Cases that are a little smaller than this one, and may still show what it shows. */
export function* shrinkCandidates(testCase: TestCase, choices: Choices): Generator<TestCase> {
  yield* withoutRounds(testCase);
  yield* withoutCalls(testCase);
  yield* withMerged(testCase);
  yield* withFewerNumbers(testCase);
  yield* withPlainRows(testCase, choices);
  yield* withPlainNumbers(testCase);
  yield* withoutDetails(testCase);
}

function* withoutRounds(testCase: TestCase): Generator<TestCase> {
  const { rounds } = testCase;
  // The rounds between are the likeliest to be of no use.
  for (let size = rounds.length - 2; size >= 2; size = Math.floor(size / 2)) {
    for (let start = 1; start + size < rounds.length; start += size) {
      yield tidy({ ...testCase, rounds: rounds.toSpliced(start, size) });
    }
  }
  for (let size = Math.floor(rounds.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let start = 0; start < rounds.length; start += size) {
      if (size < rounds.length) yield tidy({ ...testCase, rounds: rounds.toSpliced(start, size) });
    }
  }
}

function* withoutCalls(testCase: TestCase): Generator<TestCase> {
  for (const [index, calls] of testCase.rounds.entries()) {
    if (calls.length < 2) continue;
    const halves = calls.length > 3 ? [calls.slice(0, calls.length / 2), calls.slice(calls.length / 2)] : [];
    for (const fewer of [...halves, ...calls.map((_, at) => calls.toSpliced(at, 1))]) {
      yield tidy({ ...testCase, rounds: testCase.rounds.with(index, fewer) });
    }
  }
}

/** Two creates, one after the other, as one. */
function* withMerged(testCase: TestCase): Generator<TestCase> {
  for (const [index, round] of testCase.rounds.entries()) {
    const [one, ...others] = round;
    const [two, ...more] = testCase.rounds[index + 1] ?? [];
    if (!one || !two || others.length > 0 || more.length > 0 || !isValidCreate(one) || !isValidCreate(two)) continue;
    if (one.numbers.some((number) => two.numbers.includes(number))) continue;
    const merged = [{ ...one, numbers: [...one.numbers, ...two.numbers] }];
    yield { ...testCase, rounds: testCase.rounds.toSpliced(index, 2, merged) };
  }
}

function* withFewerNumbers(testCase: TestCase): Generator<TestCase> {
  const used = [...new Set(testCase.rounds.flat().flatMap(numbersOf))];
  // Half of a list, then one number out of the whole case, then out of single creates.
  for (const [round, at, call] of creates(testCase)) {
    const half = Math.ceil(call.numbers.length / 2);
    if (half < 2) continue;
    for (const numbers of [call.numbers.slice(0, half), call.numbers.slice(-half)]) {
      yield tidy(replaced(testCase, round, at, { ...call, numbers }));
    }
  }
  for (const number of used) {
    const rounds = testCase.rounds.map((calls) => calls.flatMap((call) => withoutNumber(call, number) ?? []));
    if (rounds.every((calls) => calls.length > 0)) yield tidy({ ...testCase, rounds });
  }
  for (const [round, at, call] of creates(testCase)) {
    if (call.numbers.length < 2) continue;
    for (const numbers of call.numbers.map((_, index) => call.numbers.toSpliced(index, 1))) {
      yield tidy(replaced(testCase, round, at, { ...call, numbers }));
    }
  }
}

function withoutNumber(call: Call, number: number): Call | undefined {
  if (call.operation === "wait" || call.operation === "other") return call;
  if (call.operation !== "create") return call.number === number ? undefined : call;
  const numbers = call.numbers.filter((other) => other !== number);
  return numbers.length > 0 ? { ...call, numbers } : undefined;
}

function* withPlainRows(testCase: TestCase, { plain }: Choices): Generator<TestCase> {
  const all = [...creates(testCase)];
  const differs = (row: number[]) => row.some((choice, factor) => choice !== plain[factor]);
  if (all.some(([, , { row }]) => differs(row))) {
    yield {
      ...testCase,
      rounds: testCase.rounds.map((calls) =>
        calls.map((call) => (call.operation === "create" ? { ...call, row: plain } : call)),
      ),
    };
  }
  for (const [round, at, call] of all) {
    if (differs(call.row)) yield replaced(testCase, round, at, { ...call, row: plain });
  }
  for (const [factor, choice] of plain.entries()) {
    const rounds = testCase.rounds.map((calls) =>
      calls.map((call) => (call.operation === "create" ? { ...call, row: call.row.with(factor, choice) } : call)),
    );
    if (all.some(([, , { row }]) => row[factor] !== choice)) yield { ...testCase, rounds };
  }
  for (const [round, at, call] of all) {
    for (const [factor, choice] of plain.entries()) {
      if (call.row[factor] !== choice)
        yield replaced(testCase, round, at, { ...call, row: call.row.with(factor, choice) });
    }
  }
}

function* withPlainNumbers(testCase: TestCase): Generator<TestCase> {
  const isPlain = ({ kind }: TestCase["numbers"][number]) => kind === "fictional";
  if (testCase.numbers.some((kind) => !isPlain(kind)))
    yield { ...testCase, numbers: testCase.numbers.map(() => fictional) };
  for (const [index, kind] of testCase.numbers.entries()) {
    if (!isPlain(kind)) yield { ...testCase, numbers: testCase.numbers.with(index, fictional) };
  }
}

/** Without a label of its own, a list without its page, and a racer sent with the others. */
function* withoutDetails(testCase: TestCase): Generator<TestCase> {
  for (const [round, calls] of testCase.rounds.entries()) {
    for (const [at, call] of calls.entries()) {
      if (call.operation === "create" && call.hasOwnName)
        yield replaced(testCase, round, at, { ...call, hasOwnName: false });
      if (call.operation === "create" && call.after) yield replaced(testCase, round, at, { ...call, after: 0 });
      if (call.operation === "list" && call.query) yield replaced(testCase, round, at, { ...call, query: undefined });
    }
  }
}

function* creates(testCase: TestCase): Generator<[number, number, Create]> {
  for (const [round, calls] of testCase.rounds.entries()) {
    for (const [at, call] of calls.entries()) if (call.operation === "create") yield [round, at, call];
  }
}

function replaced(testCase: TestCase, round: number, at: number, call: Call): TestCase {
  return { ...testCase, rounds: testCase.rounds.with(round, (testCase.rounds[round] ?? []).with(at, call)) };
}

/** Without the numbers that no call is about. */
export function tidy(testCase: TestCase): TestCase {
  const mentioned = new Set(testCase.rounds.flat().flatMap(numbersOf));
  const kept = testCase.numbers.map((_, index) => index).filter((index) => mentioned.has(index));
  const renamed = (index: number) => kept.indexOf(index);
  return {
    numbers: kept.map((index) => renamedKind(testCase.numbers[index] ?? fictional, kept)),
    rounds: testCase.rounds.map((calls) => calls.map((call) => renumbered(call, renamed))),
  };
}

/** A number that differs little from another one, which is gone, is any number. */
function renamedKind(kind: NumberKind, kept: number[]): NumberKind {
  if (kind.kind !== "like") return kind;
  const number = kept.indexOf(kind.number);
  return number < 0 ? abroad : { ...kind, number };
}

function renumbered(call: Call, renamed: (index: number) => number): Call {
  if (call.operation === "wait" || call.operation === "other") return call;
  if (call.operation === "create") return { ...call, numbers: call.numbers.map(renamed) };
  return call.number === undefined ? call : { ...call, number: renamed(call.number) };
}

/** Chooses the generated cases of a run within its budget: a little of every kind first, at least a quarter at random. */
import type { Subject } from "../../requests/subject.js";
import { isThisMachine } from "../../sending/target.js";
import { shuffler } from "../../shuffle.js";
import type { Space } from "../space.js";
import { fictional, requestsIn, type TestCase } from "../test-case.js";
import { alikeLives, lives, livesOfOthers, watchedLives } from "./lives.js";
import { races } from "./races.js";
import { randomCase, sampled } from "./random.js";
import { lateItems, malformed, mutated, withoutToken } from "./refused.js";
import { type Material, materialOf } from "./rows.js";
import {
  attachedAmongOthers,
  duplicates,
  everyChoice,
  inBetween,
  longLists,
  neighbours,
  oneFieldChanged,
  twins,
  wholeLists,
} from "./valid.js";

interface Schedule {
  /** Several at once, because their numbers have nothing to do with each other. */
  together: TestCase[];
  /** Races, and what only shows while nothing else is sent: one after the other, at the end. */
  alone: TestCase[];
  /** Whether the whole account is listed at the end. */
  listsAccount: boolean;
}

/** Parts of the budget. */
const partRandom = 0.25;
const partAlone = 0.2;
const leastRefused = 0.3;
/** How many requests it takes to list the account, about, and the least budget of which that is a small part. */
const perAccountList = 30;
const leastWithAccountList = 200;
/** How many requests a random case has, about. */
const perRandomCase = 7;

export function scheduleOf(subject: Subject, space: Space, budget: number, seed: number): Schedule {
  const order = shuffler(seed);
  const companions = subject.canUndo;
  const material = materialOf(space, {
    order,
    companions,
    numbersPath: [subject.numbersField],
  });
  if (!subject.options.writes) {
    return { together: upTo(budget, mutatedAlone(mutated(material))), alone: [], listsAccount: false };
  }
  const isHere = isThisMachine(subject.options.url);
  const fitting = (cases: TestCase[]) => (isHere ? cases : cases.map(withFictionalNumbers)).filter(space.fits);
  const planned = fitting(interleaved(planners.map((planner) => planner(material))));
  const refused = fitting(mutated(material));
  const alone = upTo(budget * partAlone, fitting([...watchedLives(material), ...order(races(material))]));
  const listsAccount = companions && budget >= leastWithAccountList;
  const left = budget - requestsOf(alone) - (listsAccount ? perAccountList : 0);
  const random = upTo(left * partRandom, fitting(randomCases(Math.ceil((left * partRandom) / perRandomCase) * 2)));
  const forPlanned = left - requestsOf(random);
  // The most telling come first: the rest is likely to pass together with what is sent.
  const some = upTo(forPlanned * (1 - leastRefused), planned);
  const together = interleaved([some, upTo(forPlanned - requestsOf(some), refused), random]);
  const more = left - requestsOf(together);
  return {
    together: [...together, ...upTo(more, fitting(randomCases(Math.ceil(more / perRandomCase) * 2, 1)))],
    alone,
    listsAccount,
  };

  function randomCases(count: number, turn = 0): TestCase[] {
    return count > 0 ? sampled(randomCase(subject, space), count, seed + turn) : [];
  }
}

const planners: ((material: Material) => TestCase[])[] = [
  everyChoice,
  lateItems,
  oneFieldChanged,
  wholeLists,
  attachedAmongOthers,
  inBetween,
  twins,
  neighbours,
  duplicates,
  longLists,
  lives,
  alikeLives,
  livesOfOthers,
  withoutToken,
  malformed,
];

/** A server elsewhere gets only the numbers that are sure to be nobody's. */
function withFictionalNumbers(testCase: TestCase): TestCase {
  return { ...testCase, numbers: testCase.numbers.map(() => fictional) };
}

/** Single requests that the page says are refused, with no valid one among them. */
function mutatedAlone(cases: TestCase[]): TestCase[] {
  return cases.flatMap((testCase) =>
    testCase.rounds.flatMap((calls) => {
      const refused = calls.every((call) => call.operation === "create" && call.mutation && !call.mutation.assumed);
      return refused ? [{ ...testCase, rounds: [calls] }] : [];
    }),
  );
}

/** The first cases that together have no more requests than this. */
function upTo(budget: number, cases: TestCase[]): TestCase[] {
  let spent = 0;
  return cases.filter((testCase) => {
    spent += requestsIn(testCase);
    return spent <= budget;
  });
}

function requestsOf(cases: TestCase[]): number {
  return cases.reduce((sum, testCase) => sum + requestsIn(testCase), 0);
}

/** So that the first tenth of the whole holds a tenth of each. */
function interleaved<T>(lists: T[][]): T[] {
  return lists
    .flatMap((list) => list.map((item, index) => ({ item, at: index / list.length })))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

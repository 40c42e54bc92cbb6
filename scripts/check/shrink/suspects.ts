/** Cases with a discrepancy, until it is known which guarantee each breaks. */
import { list } from "../cases/calls.js";
import { type Call, requestsIn, type TestCase } from "../cases/test-case.js";
import type { AccountList } from "../runner/account-list.js";
import type { CaseDiscrepancy, CaseRun, Runner } from "../runner/runner.js";
import { rankOf } from "../verdict/explanations.js";

export interface Suspect {
  testCase: TestCase;
  discrepancy: CaseDiscrepancy;
  caseRun: CaseRun;
  /** Whether it was seen in the list of the whole account at the end. */
  isLeft?: boolean;
}

export function callOf({ testCase, discrepancy }: Pick<Suspect, "testCase" | "discrepancy">): Call | undefined {
  const calls = testCase.rounds[discrepancy.round]?.filter(({ operation }) => operation !== "wait");
  return calls?.[discrepancy.call];
}

/**
 * Suspects that may well have one cause, the shortest cases first. Races come last, and lookups before them: they may show
 * what shows without them.
 */
export function grouped(suspects: Suspect[]): Suspect[][] {
  const groups = new Map<string, Suspect[]>();
  for (const suspect of suspects) {
    const key = keyOf(suspect);
    groups.set(key, [...(groups.get(key) ?? []), suspect]);
  }
  return [...groups.values()]
    .toSorted((one, other) => rank(one) - rank(other) || races(one) - races(other))
    .map((group) => group.toSorted((one, other) => requestsIn(one.testCase) - requestsIn(other.testCase)));
}

/** A check that is missing at one field, for one kind of rule, lets much through. */
function keyOf(suspect: Suspect): string {
  const { level, kind, guarantee, aspect, expected } = suspect.discrepancy;
  const call = callOf(suspect);
  const mutation = call && "mutation" in call ? call.mutation : undefined;
  const form = aspect === "form" ? expected : "";
  return [level, kind, guarantee, mutation?.field, mutation?.rule, form].join(" ");
}

/** 1 where each of the group's cases sends requests at the same time. */
function races(group: Suspect[]): number {
  return group.every(({ testCase }) => testCase.rounds.some((calls) => calls.length > 1)) ? 1 : 0;
}

function rank([suspect]: Suspect[]): number {
  return suspect ? rankOf(suspect.discrepancy) : 0;
}

/** Numbers of which the list shows something else than their cases left. */
export function suspectsIn(caseRuns: CaseRun[], { entries, isWhole }: AccountList, runner: Runner): Suspect[] {
  return caseRuns.flatMap((caseRun) => {
    for (const [index, number] of caseRun.numbers.entries()) {
      const shown = entries.get(number);
      if (shown === undefined && !isWhole) continue;
      const found = runner.judgeListed(caseRun, number, shown);
      if (!found) continue;
      const { testCase } = caseRun;
      const isPair = found.aspect === "pair";
      const others = isPair ? caseRun.numbers.map((_, at) => at).slice(0, index) : [];
      const looks = [...others, index].map((at) => [list(at)]);
      const rounds = [...testCase.rounds, ...looks];
      const discrepancy = { ...found, round: rounds.length - 1, call: 0 };
      return [{ testCase: { ...testCase, rounds }, discrepancy, caseRun, isLeft: true }];
    }
    return [];
  });
}

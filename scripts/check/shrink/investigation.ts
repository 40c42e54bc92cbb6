/** Looks into suspects: runs each again, shrinks it, and takes the guarantee from the smallest case that shows it. */
import type { Operation } from "../../document/operations.js";
import type { Finding } from "../answers/finding.js";
import { CannotCheck } from "../cannot-check.js";
import { get } from "../cases/calls.js";
import { describeCase } from "../cases/describe-case.js";
import { isRefused, isValidCreate, numbersOf, requestsIn, type TestCase } from "../cases/test-case.js";
import { type Discrepancy, sameFault } from "../oracle/discrepancy.js";
import { entryOf } from "../oracle/lookups.js";
import type { Run } from "../run/run.js";
import { pageWith } from "../runner/account-list.js";
import { type CaseDiscrepancy, type CaseRun, discrepanciesIn, type Runner } from "../runner/runner.js";
import type { Exchange } from "../sending/http.js";
import { isExplained, isKnown, isStateExplained } from "../verdict/explanations.js";
import { shrink } from "./shrink.js";
import { callOf, grouped, type Suspect } from "./suspects.js";
import { plainerCases, variants } from "./variants.js";

/** How many requests it may take to look into one suspect, and into all of them. */
const mostForOne = 300;
const mostForAll = 1500;
/** How many suspects of one group are looked into. */
const mostOfOneGroup = 3;
/** How many suspects of one group are run once more as they are, to find one that needs nothing beside it. */
const mostTriedAsTheyAre = 12;
/** How often a race is run before it is taken not to show anything. */
const raceTries = 4;

interface Shown {
  testCase: TestCase;
  discrepancy: CaseDiscrepancy;
  caseRun: CaseRun;
}

export class Investigation {
  readonly #run: Run;
  readonly #runner: Runner;
  readonly #isOver: () => boolean;
  readonly #started: number;

  /** @param isOver whether nothing more may be sent */
  constructor(runner: Runner, isOver: () => boolean) {
    this.#run = runner.run;
    this.#runner = runner;
    this.#isOver = () => isOver() || this.#run.sender.requestsSent - this.#started > mostForAll;
    this.#started = this.#run.sender.requestsSent;
  }

  /**
   * Adds what it finds to the findings of the run. Suspects that reproduce alone come first: they may cause the others, whose
   * cases ran beside them.
   */
  async lookInto(suspects: Suspect[]): Promise<void> {
    if (this.#run.options.signal?.aborted) return this.#takeAsTheyAre(suspects);
    try {
      const others: Suspect[][] = [];
      for (const group of grouped(suspects)) {
        const repeatable = await this.#repeatableFirst(group);
        if (repeatable) {
          await this.#lookInto(repeatable);
          continue;
        }
        const inList = await this.#inWholeList(group);
        if (inList) this.#run.findings.push(inList);
        else others.push(group);
      }
      for (const group of others) await this.#lookInto(group);
    } catch (error) {
      // There are no more numbers to look into the others.
      if (!(error instanceof CannotCheck)) throw error;
    }
  }

  /** An interruption leaves no time to shrink: the suspects are reported as they were seen. */
  #takeAsTheyAre(suspects: Suspect[]): void {
    const { findings } = this.#run;
    for (const [suspect] of grouped(suspects)) {
      if (!suspect || isExplained(suspect.discrepancy, findings)) continue;
      const { testCase, discrepancy, caseRun } = suspect;
      const rounds = testCase.rounds.slice(0, discrepancy.round + 1);
      const exchanges = caseRun.exchanges.slice(0, rounds.length);
      const seen = { testCase: { ...testCase, rounds }, discrepancy, caseRun: { ...caseRun, exchanges } };
      findings.push(this.#findingOf(seen, discrepancy));
    }
  }

  async #lookInto(group: Suspect[]): Promise<void> {
    const { findings } = this.#run;
    const [first] = group;
    // Each further try would wait until the reads have followed.
    if (first?.discrepancy.kind === "late") return this.#takeAsTheyAre([first]);
    let rest = group;
    for (let turn = 0; turn < mostOfOneGroup && rest.length > 0 && !this.#isOver(); turn++) {
      const [suspect, ...others] = rest as [Suspect, ...Suspect[]];
      rest = others;
      if (isExplained(suspect.discrepancy, findings)) return;
      if (suspect.isLeft && isStateExplained(findings)) return;
      if (await this.#hasEnded()) return;
      const shown = (await this.#plainest(suspect)) ?? (await this.#otherFault(suspect)) ?? letThroughOnce(suspect);
      if (await this.#hasEnded()) return;
      if (!shown) continue;
      const finding = await this.#finding(shown);
      rest = rest.filter((other) => !covers(shown, other));
      if (!isExplained(shown.discrepancy, findings) && !isKnown(finding.guarantee, finding.level, findings)) {
        findings.push(finding);
      }
    }
  }

  /** The group with a suspect first that shows it again as it is; undefined where there is none. */
  async #repeatableFirst(group: Suspect[]): Promise<Suspect[] | undefined> {
    const [first] = group;
    // A late read shows nothing again, and a number that was let through once is in use.
    if (first && ["late", "let through"].includes(first.discrepancy.kind)) return group;
    for (const suspect of group.slice(0, mostTriedAsTheyAre)) {
      if (this.#isOver() || isExplained(suspect.discrepancy, this.#run.findings)) return group;
      if (await this.#show(wholeOf(suspect), suspect.discrepancy)) {
        return [suspect, ...group.filter((other) => other !== suspect)];
      }
    }
    return undefined;
  }

  /**
   * The list of a whole account may lack a number, or show it otherwise, where a search for it and a get show it as it is.
   * It is walked once for a group whose cases show nothing again.
   */
  async #inWholeList([suspect]: Suspect[]): Promise<Finding | undefined> {
    const { companions, findings } = this.#run;
    const { list } = companions;
    if (!suspect?.isLeft || !list || this.#isOver() || isStateExplained(findings)) return undefined;
    const { testCase, discrepancy, caseRun } = suspect;
    const number = caseRun.numbers[testCase.rounds[discrepancy.round]?.flatMap(numbersOf)[0] ?? 0];
    if (number === undefined) return undefined;
    const page = await pageWith(this.#run, number);
    if (page) return this.#wrongEntry(suspect, number, page);
    return discrepancy.kind === "not listed" ? this.#leftOut(list, number) : undefined;
  }

  async #wrongEntry(
    { testCase, discrepancy, caseRun }: Suspect,
    number: string,
    page: Exchange,
  ): Promise<Finding | undefined> {
    const { companions, findings, levels, space } = this.#run;
    const listed = this.#runner.judgeListed(caseRun, number, entryOf(page, number));
    if (!listed || !(await this.#runner.isGottenAsLeft(caseRun, number))) return undefined;
    // A setting that only the list shows otherwise is the list's fault.
    const isOfList = listed.aspect !== "state" && this.#run.has(companions.get);
    const found = isOfList ? { ...listed, guarantee: "list-created", ...levels.of("list-created") } : listed;
    if (isExplained(found, findings)) return undefined;
    const before = { ...testCase, rounds: testCase.rounds.slice(0, discrepancy.round) };
    const step = `list the account after ${describeCase(before, space.choices)}`;
    return findingOf(found, { step, exchange: page, reproduction: [...caseRun.exchanges, [page]] });
  }

  async #leftOut(list: Operation, number: string): Promise<Finding | undefined> {
    if (isKnown("paging", "broken", this.#run.findings)) return undefined;
    const search = await this.#run.send(this.#run.request(list, { query: { search: number } }));
    if (entryOf(search, number) === undefined) return undefined;
    return {
      guarantee: "paging",
      ...this.#run.levels.of("paging"),
      step: "list the account, page after page",
      expected: `the number ${number}, which a search for it shows, on one of the pages`,
      actual: "no page that shows it",
      exchange: search,
      reproduction: [[search]],
    };
  }

  /** A server that handles nothing any more as it did says nothing about the contract. */
  async #hasEnded(): Promise<boolean> {
    const failed = await this.#runner.health.probe();
    if (failed) this.#run.stopped ??= await this.#runner.health.whyEnded();
    return this.#run.stopped !== undefined;
  }

  /** A discrepancy that shows without a race, or without a lookup, is not a fault of races or of lookups. */
  async #plainest(suspect: Suspect): Promise<Shown | undefined> {
    const { findings, space } = this.#run;
    for (const testCase of plainerCases(suspect, space.choices.plain)) {
      const [caseRun] = await this.#runner.runCase(testCase);
      const shownNow = caseRun ? discrepanciesIn(caseRun) : [];
      const discrepancy = shownNow.find(({ level }) => level === suspect.discrepancy.level) ?? shownNow[0];
      // A number that is shown with gateways is refused for them: the lookup tells more.
      const tellsLess = discrepancy?.kind === "refused" && suspect.discrepancy.aspect === "state";
      if (!caseRun || !discrepancy || tellsLess) continue;
      if (isExplained(discrepancy, findings)) return undefined;
      const shown = await this.#smallest({ testCase: caseRun.testCase, discrepancy, caseRun });
      if (shown) return shown;
    }
    const shown = await this.#smallest(suspect);
    return shown && ((await this.#inTurn(shown)) ?? shown);
  }

  /** Another fault of a case that no longer shows its own when it runs alone: it may have got a gateway of a case beside it. */
  async #otherFault(suspect: Suspect): Promise<Shown | undefined> {
    const [caseRun] = await this.#runner.runCase(wholeOf(suspect));
    const [discrepancy] = caseRun ? discrepanciesIn(caseRun) : [];
    if (!caseRun || !discrepancy || sameFault(discrepancy, suspect.discrepancy)) return undefined;
    if (discrepancy.level !== suspect.discrepancy.level || isExplained(discrepancy, this.#run.findings))
      return undefined;
    return this.#smallest({ testCase: caseRun.testCase, discrepancy, caseRun });
  }

  /** The same with every call in a round of its own, if that shows it too. */
  async #inTurn({ testCase, discrepancy, caseRun }: Shown): Promise<Shown | undefined> {
    const rounds = testCase.rounds.flatMap((calls) => calls.map((call) => [call]));
    if (rounds.length === testCase.rounds.length) return undefined;
    const round = rounds.length - 1;
    const inTurn = { testCase: { ...testCase, rounds }, discrepancy: { ...discrepancy, round, call: 0 }, caseRun };
    return this.#smallest(inTurn);
  }

  /** The smallest case that shows the same, run once more. */
  async #smallest(suspect: Suspect): Promise<Shown | undefined> {
    const { discrepancy, caseRun } = suspect;
    const { space, sender } = this.#run;
    let most = sender.requestsSent + mostForOne;
    let shown: Shown | undefined;
    const shows = async (tried: TestCase) => {
      if (sender.requestsSent > most || this.#isOver()) return false;
      const found = space.fits(tried) && (await this.#show(tried, discrepancy));
      if (found) shown = found;
      return Boolean(found);
    };
    for (const variant of variants(wholeOf(suspect), caseRun.numbers, space, this.#run.canUndo)) {
      most = sender.requestsSent + mostForOne;
      const smallest = (await shrink(variant, space.choices, shows)) && shown?.testCase;
      // A finding was seen twice in a row.
      const again = smallest && (await this.#show(smallest, discrepancy));
      if (again) return { ...again, testCase: smallest };
    }
    return undefined;
  }

  async #show(testCase: TestCase, wanted: CaseDiscrepancy): Promise<Shown | undefined> {
    const races = testCase.rounds.some((calls) => calls.length > 1);
    for (let attempt = 0; attempt < (races ? raceTries : 1); attempt++) {
      const [caseRun] = await this.#runner.runCase(testCase);
      const found = caseRun && discrepanciesIn(caseRun).find((each) => sameFault(each, wanted));
      if (!caseRun || !found || !(await this.#isListAlone(caseRun, found))) continue;
      return {
        testCase: { ...testCase, rounds: testCase.rounds.slice(0, found.round + 1) },
        discrepancy: found,
        caseRun,
      };
    }
    return undefined;
  }

  /** A list is to blame only where getting the number shows that it is as it should be. */
  async #isListAlone(caseRun: CaseRun, { kind, round }: CaseDiscrepancy): Promise<boolean> {
    if (!["not listed", "listed detached", "listed attached", "listed unasked"].includes(kind)) return true;
    const number = caseRun.events[round]?.[0]?.numbers[0];
    return number === undefined || this.#runner.agrees(caseRun, number);
  }

  /** A number that the list shows without a search is one that the search does not find. */
  async #isFoundWithoutSearch({ events }: CaseRun, { kind, round }: CaseDiscrepancy): Promise<boolean> {
    const number = events[round]?.[0]?.numbers[0];
    return kind === "not listed" && number !== undefined && (await pageWith(this.#run, number)) !== undefined;
  }

  /** A get between two creates of a number tells a number that is forgotten from one that was not attached. */
  async #lookBetween(shown: Shown): Promise<Shown> {
    const { testCase, discrepancy } = shown;
    const [first = [], second = [], ...others] = testCase.rounds;
    const shared = second.flatMap(numbersOf).find((number) => first.flatMap(numbersOf).includes(number));
    if (discrepancy.kind !== "taken twice" || others.length > 0 || first.length > 1 || shared === undefined)
      return shown;
    if (!this.#run.has(this.#run.companions.get)) return shown;
    const looked = { ...testCase, rounds: [first, [get(shared)]] };
    const [caseRun] = await this.#runner.runCase(looked);
    if (!caseRun) return shown;
    const found = discrepanciesIn(caseRun).find(({ aspect }) => aspect === "state");
    const as = (guarantee: string, of: Shown): Shown => ({
      ...of,
      discrepancy: { ...of.discrepancy, guarantee, ...this.#run.levels.of(guarantee) },
    });
    return found ? as("whole", { testCase: looked, discrepancy: found, caseRun }) : as("already-attached", shown);
  }

  async #finding(found: Shown): Promise<Finding> {
    const shown = await this.#lookBetween(found);
    const { discrepancy, caseRun } = shown;
    const bySearch = await this.#isFoundWithoutSearch(caseRun, discrepancy);
    const guarantee = bySearch ? "search" : changedByRefused(shown);
    const { levels } = this.#run;
    return this.#findingOf(shown, guarantee ? { ...discrepancy, guarantee, ...levels.of(guarantee) } : discrepancy);
  }

  #findingOf({ testCase, caseRun }: Shown, discrepancy: CaseDiscrepancy): Finding {
    const exchange = caseRun.events[discrepancy.round]?.[discrepancy.call]?.exchange;
    if (!exchange) throw new Error("A discrepancy without a request");
    const step = describeCase(testCase, this.#run.space.choices);
    return findingOf(discrepancy, { step, exchange, reproduction: caseRun.exchanges });
  }
}

function findingOf(
  { guarantee, kind, level, expected, actual, reason }: Discrepancy,
  seen: Pick<Finding, "step" | "exchange" | "reproduction">,
): Finding {
  return { guarantee, kind, level, expected, actual, ...(reason && { reason }), ...seen };
}

/** The suspect's case up to its discrepancy. */
function wholeOf({ testCase, discrepancy }: Suspect): TestCase {
  return { ...testCase, rounds: testCase.rounds.slice(0, discrepancy.round + 1) };
}

/**
 * A request that the contract refuses was accepted, and then no more: a bad value that is always the same is attached after
 * the first time. No server that keeps the contract accepts it even once.
 */
function letThroughOnce({ testCase, discrepancy, caseRun }: Suspect): Shown | undefined {
  const { kind, round } = discrepancy;
  const events = caseRun.events[round];
  if (kind !== "let through" || !events) return undefined;
  const alone = { ...testCase, rounds: testCase.rounds.slice(round, round + 1) };
  const exchanges = [events.map(({ exchange }) => exchange)];
  return {
    testCase: alone,
    discrepancy: { ...discrepancy, round: 0 },
    caseRun: { ...caseRun, testCase: alone, exchanges, events: [events] },
  };
}

/** The guarantee that a refused create broke, where the number is shown otherwise only after it. */
function changedByRefused({ discrepancy, caseRun }: Shown): string | undefined {
  const { kind, round, call } = discrepancy;
  if (kind !== "shown otherwise") return undefined;
  const [number = ""] = caseRun.events[round]?.[call]?.numbers ?? [];
  const refused = caseRun.events
    .slice(0, round)
    .flat()
    .findLast(
      (event) => event.call.operation === "create" && event.outcome === "refused" && event.numbers.includes(number),
    );
  if (!refused || refused.call.operation === "wait") return undefined;
  if (refused.call.token) return "auth";
  return isRefused(refused.call) ? "invalid-creates-nothing" : "atomic";
}

/** Whether the finding is enough to make the other case show the same. */
function covers({ testCase, discrepancy }: Shown, other: Suspect): boolean {
  const [call, otherCall] = [callOf({ testCase, discrepancy }), callOf(other)];
  if (!call || !otherCall || discrepancy.kind !== other.discrepancy.kind) return false;
  if (!isValidCreate(call) || !isValidCreate(otherCall)) return true;
  if (requestsIn(testCase) > 1) return false;
  return (
    call.row.every((choice, factor) => choice === 0 || choice === otherCall.row[factor]) &&
    call.numbers.length <= otherCall.numbers.length
  );
}

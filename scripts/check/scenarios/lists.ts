/** What a list has to show: created numbers, in pages, and those that a search asks for. */
import type { Operation } from "../../document/operations.js";
import { defaultPerPage } from "../../model/document-values.js";
import { mostPerPage } from "../../model/list.js";
import { isSuccess } from "../answers/outcome.js";
import type { Run } from "../run/run.js";
import type { Exchange } from "../sending/http.js";
import { acceptedAttempt, assumedOnly } from "../steps/attempts.js";
import { createdStep } from "../steps/expect.js";
import { fills, type Judging, miscounted, onlyMatching, samePages } from "../steps/list-judged.js";
import { judgeEntry } from "../steps/listed.js";
import { type Condition, type Judgement, judgedAtOnce, type Scenario, type Step, type Verdict } from "../steps/step.js";

/** A list of one entry: it changes nothing, and that it is accepted shows that the token is. */
export function firstList(run: Run): Scenario[] {
  const { list } = run.companions;
  if (!list) return [];
  const build = () => [
    {
      ...listStep(run, list, "paging", "list one number", { perPage: 1 }, [], fills({ perPage: 1 })),
      form: undefined,
      safe: true,
    },
  ];
  return [{ numbers: 0, build }];
}

export function listScenarios(run: Run): Scenario[] {
  const { list } = run.companions;
  if (!list) return [];
  return [
    { numbers: 2, build: (numbers) => searches(run, list, numbers) },
    { numbers: 2, build: (numbers) => pages(run, list, numbers) },
  ];
}

/** Two numbers of one name, each to be listed. */
function created(run: Run, numbers: string[], words: string, name: string): Step {
  return createdStep(run, {
    guarantee: "created",
    name: `two fresh numbers ${words}`,
    request: () => run.createRequest(numbers, undefined, { name }),
    because: "the numbers are fresh and the request is valid",
  });
}

function nameFor(run: Run, [first = ""]: string[]): string {
  return `Listed ${first.slice(-7)} ${run.context.password.slice(-6)}`;
}

function searches(run: Run, list: Operation, numbers: string[]): Step[] {
  const name = nameFor(run, numbers);
  const first = created(run, numbers, "to be listed", name);
  const after = [{ step: first, outcome: "accepted" as const }];
  const search = (words: string, text: string) =>
    assumedOnly(
      list,
      listStep(run, list, "search", `search for ${words}`, { search: text }, after, (exchange) =>
        onlyMatching(exchange, text),
      ),
    );
  const [last = ""] = numbers.slice(-1);
  return [
    first,
    ...numbers.map((number) => listedStep(run, list, number, after)),
    search("a number", last),
    search("a name", name),
  ];
}

/** A number that was created is listed with both of its gateways. */
export function listedStep(run: Run, list: Operation, number: string, after: Condition[], words = ""): Step {
  const name = `list a created number${words}`;
  const step = listStep(run, list, "list-created", name, { search: number }, after, (exchange) =>
    judgeEntry(run, list, number, exchange),
  );
  return withoutKnown(run, judgedAtOnce(step));
}

/** Searching and paging are asked about by steps of their own too: one cause is reported once. */
function withoutKnown({ findings }: Run, step: Step): Step {
  const known = (each: Judgement) =>
    findings.some(({ guarantee, actual }) => guarantee === each.guarantee && actual === each.actual);
  return {
    ...step,
    async judge(seen) {
      const verdict = await step.judge(seen);
      if (Array.isArray(verdict)) return verdict;
      return { ...verdict, findings: (verdict.findings ?? []).filter((each) => !known(each)) };
    },
  };
}

/** The two numbers on one page, and on a page each; and pages of as many numbers as the account has. */
function pages(run: Run, list: Operation, numbers: string[]): Step[] {
  const name = nameFor(run, numbers);
  const first = created(run, numbers, "on pages", name);
  const after = [{ step: first, outcome: "accepted" as const }];
  const step = (words: string, query: { page?: number; perPage?: number; search?: string }, judge: Judging) =>
    listStep(run, list, "paging", words, query, after, judge);
  const filled = (words: string, query: { page?: number; perPage?: number; search?: string }) =>
    step(words, query, fills({ perPage: defaultPerPage(list), ...query }));
  const both = filled("list both numbers of a search on one page", { search: name, perPage: 2 });
  const one = step("list the first page of a search, one number a page", { search: name, perPage: 1 }, (exchange) => [
    ...fills({ perPage: 1 })(exchange),
    ...miscounted(list, both.seen?.exchange, exchange),
  ]);
  const two = step("list its second page", { search: name, perPage: 1, page: 2 }, (exchange) => [
    ...fills({ page: 2, perPage: 1 })(exchange),
    ...samePages(list, one.seen?.exchange, exchange),
  ]);
  return [
    first,
    both,
    one,
    two,
    filled("list without saying how many", {}),
    filled(`list ${mostPerPage} numbers`, { perPage: mostPerPage }),
    moreThanFull(
      step(`list ${mostPerPage + 1} numbers`, { perPage: mostPerPage + 1 }, fills({ perPage: mostPerPage })),
    ),
  ];
}

/** Nobody says that more than a full page may not be refused. */
function moreThanFull(step: Step): Step {
  return { ...step, judge: (seen) => (seen.outcome === "refused" ? [] : step.judge(seen)) };
}

function listStep(
  run: Run,
  list: Operation,
  guarantee: string,
  name: string,
  query: { page?: number; perPage?: number; search?: string },
  after: Step["after"],
  judge: (exchange: Exchange) => Verdict | Promise<Verdict>,
): Step {
  const step = acceptedAttempt(
    run,
    {
      guarantee,
      form: "list-created",
      name,
      operation: list,
      request: () => run.request(list, { query }),
      because: "the query is valid",
      after,
    },
    ({ exchange }) => judge(exchange),
  );
  return query.search === undefined ? ofWhateverIsThere(run, step) : step;
}

/** A number that the server was wrong to take may look strange on the list too: it is reported once. */
function ofWhateverIsThere(run: Run, step: Step): Step {
  return {
    ...step,
    async judge(seen) {
      const verdict = await step.judge(seen);
      const took = run.findings.some(
        ({ guarantee, exchange }) =>
          guarantee === "invalid-creates-nothing" || (exchange.request.isRefused && isSuccess(exchange.answer)),
      );
      return took && Array.isArray(verdict) ? verdict.filter(({ guarantee }) => guarantee !== "list-created") : verdict;
    },
  };
}

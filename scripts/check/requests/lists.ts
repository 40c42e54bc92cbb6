/** What a list has to show: created numbers, in pages, and those that a search asks for. */
import type { Operation } from "../../document/operations.js";
import type { Run } from "../run.js";
import { parseJson } from "../verdict/judge.js";
import { acceptedAttempt, assumedOnly } from "./attempts.js";
import { createdStep } from "./expect.js";
import { broken } from "./life-judged.js";
import { entriesIn } from "./looks.js";
import type { Scenario, Seen, Step } from "./step.js";

/** A list of one entry: it changes nothing, and that it is accepted shows that the token is. */
export function firstList(run: Run): Scenario[] {
  const { list } = run.companions;
  if (!list) return [];
  const build = () => [listStep(run, list, "list-created", "list one number", { perPage: 1 }, [], lengthAtMost(1))];
  return [
    { numbers: 0, build: () => build().map((step) => ({ ...step, form: undefined, promise: "paging", safe: true })) },
  ];
}

export function listScenarios(run: Run): Scenario[] {
  const { list } = run.companions;
  if (!list) return [];
  return [
    {
      numbers: 2,
      build(numbers) {
        const [first = "", second = ""] = numbers;
        const name = `Listed ${first.slice(-7)} ${run.context.password.slice(-6)}`;
        const created = createdStep(run, {
          promise: "created",
          name: "two fresh numbers to be listed",
          request: () => run.createRequest(numbers, undefined, { name }),
          because: "the numbers are fresh and the request is valid",
        });
        const after = [{ step: created, outcome: "accepted" as const }];
        const page = (number: number) => ({ search: name, perPage: 1, page: number });
        const one = listStep(
          run,
          list,
          "paging",
          "list the first page of a search, one number a page",
          page(1),
          after,
          lengthAtMost(1),
        );
        const two = listStep(
          run,
          list,
          "paging",
          "list its second page",
          page(2),
          [{ step: one, outcome: "accepted" }],
          (seen) => samePages(one.seen, seen),
        );
        return [
          created,
          listStep(run, list, "list-created", "list a created number", { search: first }, after, holds(first)),
          assumedOnly(
            list,
            listStep(run, list, "search", "search for a number", { search: second }, after, onlyMatching(second)),
          ),
          assumedOnly(
            list,
            listStep(run, list, "search", "search for a name", { search: name }, after, onlyMatching(name)),
          ),
          one,
          assumedOnly(
            { ...list, promises: [{ id: "paging", promise: "", assumed: pagingAssumption(list) ?? "" }] },
            two,
          ),
          listStep(run, list, "paging", "list without saying how many", {}, after, lengthAtMost(defaultPage(list))),
        ];
      },
    },
  ];
}

function listStep(
  run: Run,
  list: Operation,
  promise: string,
  name: string,
  query: Record<string, string | number>,
  after: Step["after"],
  judge: (seen: Seen) => ReturnType<typeof broken>,
): Step {
  const because = "the query is valid";
  return acceptedAttempt(
    run,
    {
      promise,
      form: "list-created",
      name,
      operation: list,
      request: () => run.request(list, { query }),
      because,
      after,
    },
    judge,
  );
}

function entriesOf({ exchange }: Seen): ReturnType<typeof entriesIn> {
  return entriesIn(parseJson(exchange.answer?.body ?? ""));
}

function lengthAtMost(most: number): (seen: Seen) => ReturnType<typeof broken> {
  return (seen) => {
    const { length } = entriesOf(seen);
    return length <= most ? [] : broken("paging", `${most} numbers at most`, `${length} numbers`);
  };
}

/** The document's own: how many numbers a page holds when nobody says. */
function defaultPage({ parameters }: Operation): number {
  const given = parameters.map(({ schema }) => schema.default as unknown).filter((each) => typeof each === "number");
  return Math.max(...given, 1);
}

function holds(number: string): (seen: Seen) => ReturnType<typeof broken> {
  return (seen) => {
    const entry = entriesOf(seen).find(({ phoneNumber }) => phoneNumber?.e164 === number);
    if (!entry) return broken("list-created", `the number ${number}, because it was created`, "a list without it");
    if (entry.inbound && entry.outbound) return [];
    return broken("list-created", "both gateways of the number", "an entry without one of them");
  };
}

function onlyMatching(text: string): (seen: Seen) => ReturnType<typeof broken> {
  return (seen) => {
    const others = entriesOf(seen).filter(
      ({ phoneNumber }) => !`${phoneNumber?.e164}`.includes(text) && !`${phoneNumber?.name}`.includes(text),
    );
    if (others.length === 0) return [];
    return broken("search", `only numbers that match ${JSON.stringify(text)}`, `${others.length} that do not match`);
  };
}

function samePages(first: Seen | undefined, second: Seen): ReturnType<typeof broken> {
  const [one] = first ? entriesOf(first) : [];
  const [two] = entriesOf(second);
  if (!one?.phoneNumber || !two?.phoneNumber || one.phoneNumber.e164 !== two.phoneNumber.e164) return [];
  return broken("paging", "another number on the second page", `${two.phoneNumber.e164} again`);
}

function pagingAssumption({ promises }: Operation): string | undefined {
  return promises.find(({ id }) => id === "paging")?.assumed;
}

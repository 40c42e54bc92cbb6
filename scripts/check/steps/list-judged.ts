/** What a page of a list has to show. */
import type { Operation } from "../../document/operations.js";
import { assumptionOf } from "../requests/assumption.js";
import type { Exchange } from "../sending/http.js";
import { lengthOf, totalIn } from "./listed.js";
import { entriesIn } from "./sight.js";
import { about, broken, type Judgement } from "./step.js";

export type Judging = (exchange: Exchange) => Judgement[];

/** A page holds as many numbers as it is to hold, and as there are. */
export function fills(page: { page?: number; perPage: number }): Judging {
  return (exchange) => {
    const { length } = entriesIn(exchange);
    const { least, most } = lengthOf(exchange, page);
    if (length > most) return broken("paging", `${most} numbers at most`, `${length} numbers`);
    if (length >= least) return [];
    return broken("paging", `${least} numbers, because there are so many`, `${length} numbers`);
  };
}

export function onlyMatching(exchange: Exchange, text: string): Judgement[] {
  const others = entriesIn(exchange).filter((entry) => !matches(entry, text));
  if (others.length === 0) return [];
  return broken("search", `only numbers that match ${JSON.stringify(text)}`, `${others.length} that do not match`);
}

function matches({ phoneNumber }: ReturnType<typeof entriesIn>[number], text: string): boolean {
  return `${phoneNumber?.e164}`.includes(text) || `${phoneNumber?.name}`.includes(text);
}

export function samePages(list: Operation, first: Exchange | undefined, second: Exchange): Judgement[] {
  const [one] = first ? entriesIn(first) : [];
  const [two] = entriesIn(second);
  if (!one?.phoneNumber || !two?.phoneNumber || one.phoneNumber.e164 !== two.phoneNumber.e164) return [];
  return pagingAssumed(list, "another number on the second page", `${two.phoneNumber.e164} again`);
}

/** How many there are does not depend on how many are on the page. */
export function miscounted(list: Operation, first: Exchange | undefined, second: Exchange): Judgement[] {
  const wanted = first && totalIn(first);
  const total = totalIn(second);
  if (total === undefined || wanted === undefined || total === wanted) return [];
  return pagingAssumed(list, `a total of ${wanted}, as on a longer page`, `a total of ${total}`);
}

function pagingAssumed(list: Operation, expected: string, actual: string): Judgement[] {
  return about("paging", [{ level: "assumed", expected, actual, reason: assumptionOf(list, "paging") }]);
}

/** Judges the pages of a list. */
import { isObject } from "../../document/json.js";
import { mostPerPage } from "../../model/list.js";
import { valueAt } from "../requests/json-path.js";
import type { Exchange } from "../sending/http.js";
import type { Levels } from "./levels.js";
import { bodyOf, entriesIn, entryOf, type Shown, totalIn } from "./lookups.js";
import { type EventJudgement, fine, otherwise } from "./shown.js";

export interface Page {
  query: { search?: string | undefined; page: number; perPage: number };
  exchange: Exchange;
}

export function searchParamsOf({ request }: Exchange): URLSearchParams {
  return new URL(request.path, "http://localhost").searchParams;
}

/**
 * The page that a request asked for.
 *
 * @param byDefault how many numbers a page has where the request does not say it
 */
export function queryOf(exchange: Exchange, byDefault: number): Page["query"] {
  const query = searchParamsOf(exchange);
  return {
    search: query.get("search") ?? undefined,
    page: Number(query.get("page") ?? 1),
    perPage: Number(query.get("perPage") ?? byDefault),
  };
}

/** @param before the pages that the same case has listed since anything changed */
export function judgePage(page: Page, before: Page[], levels: Levels): EventJudgement[] {
  return [
    ...judgeLength(page),
    ...judgeMatches(page, levels),
    ...judgePageInfo(page, levels),
    ...judgeOrder(page, before, levels),
  ];
}

/** A page holds as many numbers as it is asked for, as far as there are so many. */
export function judgeLength({ query, exchange }: Page): EventJudgement[] {
  if (!Array.isArray(valueAt(bodyOf(exchange), ["data"]))) return [];
  const { length } = entriesIn(exchange);
  const most = Math.min(query.perPage, mostPerPage);
  const total = totalIn(exchange);
  const least = total === undefined ? 0 : Math.min(most, Math.max(0, total - (query.page - 1) * most));
  if (length > most) return [broken(`${most} numbers at most`, `${length} numbers`)];
  if (length < least) return [broken(`${least} numbers, because there are so many`, `${length} numbers`)];
  return length > 0 ? [fine("page", "paging")] : [];
}

function judgeMatches({ query: { search }, exchange }: Page, levels: Levels): EventJudgement[] {
  const entries = entriesIn(exchange);
  if (search === undefined || entries.length === 0) return [];
  const others = entries.filter((entry) => !matches(entry, search));
  if (others.length === 0) return [fine("page", "search")];
  const expected = `only numbers that match ${JSON.stringify(search)}`;
  return [otherwise("page", "search", { expected, actual: `${others.length} that do not match` }, levels.of("search"))];
}

export function matches({ phoneNumber }: Shown, search: string): boolean {
  return [phoneNumber?.e164, phoneNumber?.name].some((text) => `${text}`.toLowerCase().includes(search.toLowerCase()));
}

/** A page says which one it is, and how many there are. */
function judgePageInfo({ query, exchange }: Page, levels: Levels): EventJudgement[] {
  const info = valueAt(bodyOf(exchange), ["pageInfo"]);
  if (!isObject(info) || entriesIn(exchange).length === 0) return [];
  const { currentPage, lastPage, perPage, total } = info;
  const assumed = (expected: string, actual: string) =>
    otherwise("page", "paging", { expected, actual }, levels.ofMark("paging"));
  if (typeof currentPage === "number" && currentPage !== query.page) {
    return [assumed(`currentPage ${query.page}`, `${currentPage}`)];
  }
  const size = Math.min(query.perPage, mostPerPage);
  if (typeof perPage === "number" && perPage !== size) return [assumed(`perPage ${size}`, `${perPage}`)];
  if (typeof lastPage !== "number" || typeof perPage !== "number" || typeof total !== "number" || total === 0)
    return [];
  const wanted = Math.ceil(total / perPage);
  return lastPage === wanted ? [] : [assumed(`lastPage ${wanted}`, `${lastPage}`)];
}

/** No number is on two pages of one list, or on one page twice, and how many there are does not depend on the page. */
function judgeOrder(page: Page, before: Page[], levels: Levels): EventJudgement[] {
  const { search, perPage } = page.query;
  const assumed = (expected: string, actual: string) =>
    otherwise("page", "paging", { expected, actual }, levels.ofMark("paging"));
  const numbers = entriesIn(page.exchange).map(({ phoneNumber }) => `${phoneNumber?.e164}`);
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice) return [assumed("each number once", `${twice} twice`)];
  // Other clients may change the account between two pages.
  if (search === undefined) return [];
  const others = before.filter(({ query }) => query.search === search);
  const [first] = others;
  const [total, wanted] = [totalIn(page.exchange), first && totalIn(first.exchange)];
  if (total !== undefined && wanted !== undefined && total !== wanted) {
    return [assumed(`a total of ${wanted}, as on another page`, `a total of ${total}`)];
  }
  const again = others
    .filter(({ query }) => query.perPage === perPage && query.page !== page.query.page)
    .flatMap(({ exchange }) => numbers.filter((number) => entryOf(exchange, number)));
  return again[0] ? [assumed("other numbers on the second page than on the first", `${again[0]} again`)] : [];
}

function broken(expected: string, actual: string): EventJudgement {
  return otherwise("page", "paging", { expected, actual });
}

/** Lists the whole account, page after page, as the test cases have left it. */
import { mostPerPage } from "../../model/list.js";
import type { Finding } from "../answers/finding.js";
import { entriesIn, entryOf, type Shown, totalIn } from "../oracle/lookups.js";
import { judgeLength, type Page } from "../oracle/pages.js";
import type { Run } from "../run/run.js";
import type { Exchange } from "../sending/http.js";

/** An account with more pages than this is not listed to its end. */
const mostPages = 50;
/** How many numbers a page is asked to hold, beside all that it can. */
const sizes = [1, 7, mostPerPage + 1, 10 * mostPerPage];

export interface AccountList {
  /** The entry of each number. */
  entries: Map<string, Shown>;
  /** Whether every page was seen, and nobody changed the account meanwhile. */
  isWhole: boolean;
  findings: Finding[];
}

/** The page of the list without a search that has the number. */
export async function pageWith(run: Run, number: string): Promise<Exchange | undefined> {
  const pages = await walk(run);
  return pages.map(({ exchange }) => exchange).find((exchange) => entryOf(exchange, number) !== undefined);
}

export async function listAccount(run: Run): Promise<AccountList | undefined> {
  const pages = await walk(run);
  const [first] = pages;
  if (!first) return undefined;
  const again = await listPage(run, 1, mostPerPage);
  const isQuiet = again !== undefined && totalIn(again.exchange) === totalIn(first.exchange);
  const isWhole = isQuiet && entriesIn(pages.at(-1)?.exchange ?? first.exchange).length === 0;
  const entries = pages.flatMap(({ exchange }) => entriesIn(exchange));
  return {
    entries: new Map(entries.map((entry) => [`${entry.phoneNumber?.e164}`, entry])),
    isWhole,
    findings: isQuiet ? [...aboutWalk(run, pages, isWhole), ...(await aboutSizes(run, first))].slice(0, 1) : [],
  };
}

/** Every page up to the one after the last. */
async function walk(run: Run): Promise<Page[]> {
  const pages: Page[] = [];
  const seen = new Set<string>();
  while (pages.length < mostPages) {
    const page = await listPage(run, pages.length + 1, mostPerPage);
    if (!page) return [];
    pages.push(page);
    const ids = idsOn(page);
    // An empty page is the end; so is one on which nothing is new, where pages do not end.
    if (!ids.some((id) => !seen.has(id))) return pages;
    for (const id of ids) seen.add(id);
  }
  return pages;
}

async function listPage(run: Run, page: number, perPage: number): Promise<Page | undefined> {
  const { list: operation } = run.companions;
  if (!run.has(operation) || run.options.signal?.aborted) return undefined;
  const exchange = await run.send(run.request(operation, { query: { page, perPage } }));
  return run.outcome(exchange) === "accepted" ? { query: { page, perPage }, exchange } : undefined;
}

/** A server that keeps one number twice lists it twice, with an id each. */
function idsOn({ exchange }: Page): string[] {
  return entriesIn(exchange).map(({ phoneNumber }) => `${phoneNumber?.phoneNumberId ?? phoneNumber?.e164}`);
}

function aboutWalk(run: Run, pages: Page[], isWhole: boolean): Finding[] {
  const [first, second] = pages;
  if (!first) return [];
  if (second && idsOn(first).length === mostPerPage && `${idsOn(first)}` === `${idsOn(second)}`) {
    return [finding(run, "broken", "other numbers on the second page than on the first", "the same", [first, second])];
  }
  const seen = new Set<string>();
  for (const [index, page] of pages.entries()) {
    const again = idsOn(page).findIndex((id) => seen.has(id));
    for (const id of idsOn(page)) seen.add(id);
    const before = pages[index - 1];
    const number = entriesIn(page.exchange)[again]?.phoneNumber?.e164;
    if (number && before) return [finding(run, "assumed", "no number on two pages", `${number} again`, [before, page])];
  }
  const total = totalIn(first.exchange);
  if (!isWhole || total === undefined || total === seen.size) return [];
  const expected = `as many numbers on the pages together as the first says, ${total}`;
  return [finding(run, "assumed", expected, `${seen.size} numbers`, pages.slice(0, 2))];
}

/** A page holds what it is asked for, as far as there is as much. */
async function aboutSizes(run: Run, first: Page): Promise<Finding[]> {
  for (const perPage of sizes) {
    const page = await listPage(run, 1, perPage);
    if (!page || totalIn(page.exchange) !== totalIn(first.exchange)) continue;
    const wrong = judgeLength(page).find(({ answer }) => answer === "otherwise");
    if (wrong?.answer === "otherwise") return [finding(run, "broken", wrong.expected, wrong.actual, [page])];
  }
  return [];
}

function finding(run: Run, level: "broken" | "assumed", expected: string, actual: string, pages: Page[]): Finding {
  const exchanges = pages.map(({ exchange }) => exchange);
  const [last = exchanges[0]] = exchanges.slice(-1);
  if (!last) throw new Error("A finding about pages without a page");
  return {
    guarantee: "paging",
    step: "list the account, page after page",
    expected,
    actual,
    ...(level === "broken" ? { level } : run.levels.ofMark("paging")),
    exchange: last,
    reproduction: exchanges.map((exchange) => [exchange]),
  };
}

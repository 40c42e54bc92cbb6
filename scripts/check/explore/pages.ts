/** Lists the whole account, page after page, and compares the pages with each other. */
import type { Operation } from "../../document/operations.js";
import { defaultPerPage } from "../../model/document-values.js";
import { mostPerPage } from "../../model/list.js";
import type { Finding } from "../answers/finding.js";
import { parseJson } from "../answers/judge.js";
import { assumptionOf } from "../requests/assumption.js";
import { valueAt } from "../requests/samples.js";
import type { Run } from "../run/run.js";
import type { Exchange } from "../sending/http.js";
import { totalIn } from "../steps/listed.js";
import { entriesIn } from "../steps/sight.js";
import { searchesFor } from "./searches.js";

/** An account with more pages than this is not listed to its end. */
const mostPages = 50;
/** How many numbers a page is asked to hold, beside all that it can. */
const sizes = [undefined, 1, 7, mostPerPage + 1, 10 * mostPerPage];

export interface Listed {
  /** What the list shows of each number. */
  entries: Map<string, unknown>;
  /** Whether every page was seen, and nobody changed the account meanwhile. */
  whole: boolean;
  findings: Finding[];
}

interface Page {
  exchange: Exchange;
  /** The ids of its numbers: a server that keeps one number twice lists it twice. */
  ids: string[];
  entries: ReturnType<typeof entriesIn>;
  total: number | undefined;
}

type Query = { page: number; perPage?: number; search?: string };

export async function listPages(run: Run): Promise<Listed | undefined> {
  const { list } = run.companions;
  const pages = await walk(run, mostPerPage);
  const [first] = pages;
  if (!list || !first) return undefined;
  const again = await listPage(run, { page: 1, perPage: mostPerPage });
  const quiet = again?.total === first.total;
  const isOver = pages.at(-1)?.entries.length === 0;
  const entries = new Map(
    pages.flatMap((page) => page.entries.map((entry) => [`${entry.phoneNumber?.e164}`, entry as unknown] as const)),
  );
  const found = quiet
    ? [...aboutWalk(pages, isOver), ...(await aboutSizes(run, list, first)), ...(await aboutSearches(run, list, pages))]
    : [];
  return { entries, whole: isOver && quiet, findings: found };
}

async function aboutSearches(run: Run, list: Operation, pages: Page[]): Promise<Finding[]> {
  const entries = pages.flatMap((page) => page.entries);
  const missed = await searchesFor(entries, (query) => listPage(run, query));
  if (!missed) return [];
  const { page, expected, actual } = missed;
  const found = finding("assumed", expected, actual, [page]);
  const step = "explored: list the account, then search for a name that it shows";
  return [{ ...found, guarantee: "search", step, reason: assumptionOf(list, "search") ?? found.reason }];
}

/** Every page up to the one after the last. */
async function walk(run: Run, perPage: number): Promise<Page[]> {
  const pages: Page[] = [];
  const seen = new Set<string>();
  while (pages.length < mostPages) {
    const page = await listPage(run, { page: pages.length + 1, perPage });
    if (!page) return [];
    pages.push(page);
    // An empty page is the end; so is one on which nothing is new, where pages do not end.
    if (!page.ids.some((id) => !seen.has(id))) return pages;
    for (const id of page.ids) seen.add(id);
  }
  return pages;
}

async function listPage(run: Run, query: Query): Promise<Page | undefined> {
  const { list } = run.companions;
  if (!list || run.options.signal?.aborted) return undefined;
  const exchange = await run.send(run.request(list, { query: { ...query } }));
  if (run.outcome(exchange) !== "accepted") return undefined;
  const entries = entriesIn(exchange);
  const ids = entries.map(({ phoneNumber }) => `${phoneNumber?.phoneNumberId ?? phoneNumber?.e164}`);
  return { exchange, entries, ids, total: totalIn(exchange) };
}

function aboutWalk(pages: Page[], isOver: boolean): Finding[] {
  const [first, second] = pages;
  const [firstTotal] = pages.map(({ total }) => total);
  if (first && second && second.ids.length === mostPerPage && `${first.ids}` === `${second.ids}`) {
    return [finding("broken", "other numbers on the second page than on the first", "the same", [first, second])];
  }
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const [index, page] of pages.entries()) {
    const again = page.entries.find((_, at) => seen.has(page.ids[at] ?? ""))?.phoneNumber?.e164;
    for (const id of page.ids) seen.add(id);
    const before = pages[index - 1];
    if (again && before) {
      findings.push(finding("assumed", "no number on two pages", `${again} again`, [before, page]));
      break;
    }
  }
  const misnumbered = pages.map(numberedOtherwise).find((found) => found !== undefined);
  if (misnumbered && findings.length === 0) findings.push(misnumbered);
  const distinct = new Set(pages.flatMap(({ ids }) => ids)).size;
  if (isOver && first && typeof firstTotal === "number" && firstTotal !== distinct) {
    const expected = `as many numbers on the pages together as the first says, ${firstTotal}`;
    findings.push(finding("assumed", expected, `${distinct} numbers`, pages.slice(0, 2)));
  }
  return findings;
}

/** A page says which one it is, and how many there are. */
function numberedOtherwise(page: Page, index: number): Finding | undefined {
  const info = valueAt(parseJson(page.exchange.answer?.body ?? ""), ["pageInfo"]);
  const [current, last, perPage] = ["currentPage", "lastPage", "perPage"].map((key) => valueAt(info, [key]));
  if (page.entries.length === 0) return undefined;
  if (typeof current === "number" && current !== index + 1) {
    return finding("assumed", `currentPage ${index + 1}`, `${current}`, [page]);
  }
  if (typeof last !== "number" || typeof perPage !== "number" || !page.total) return undefined;
  const wanted = Math.ceil(page.total / perPage);
  return wanted === last ? undefined : finding("assumed", `lastPage ${wanted}`, `${last}`, [page]);
}

/** A page holds what it is asked for, as far as there is as much. */
async function aboutSizes(run: Run, list: Operation, first: Page): Promise<Finding[]> {
  const wanted = [wrongSize(first, mostPerPage)];
  for (const perPage of sizes) {
    const page = await listPage(run, { page: 1, ...(perPage !== undefined && { perPage }) });
    if (!page || page.total !== first.total) continue;
    wanted.push(wrongSize(page, Math.min(perPage ?? defaultPerPage(list), mostPerPage)));
  }
  return wanted.filter((found) => found !== undefined).slice(0, 1);
}

function wrongSize(page: Page, size: number): Finding | undefined {
  const { length } = page.entries;
  if (length > size) return finding("broken", `${size} numbers at most`, `${length} numbers`, [page]);
  if (typeof page.total !== "number" || length >= Math.min(size, page.total)) return undefined;
  return finding("broken", `${Math.min(size, page.total)} of ${page.total} numbers`, `${length} numbers`, [page]);
}

function finding(level: "broken" | "assumed", expected: string, actual: string, pages: Page[]): Finding {
  const exchanges = pages.map(({ exchange }) => exchange);
  return {
    guarantee: "paging",
    level,
    expected,
    actual,
    step: "explored: list the account, page after page",
    ...(level === "assumed" && { reason: "The page says how many numbers a page holds, and gives no order." }),
    exchange: exchanges.at(-1) as Exchange,
    reproduction: exchanges.map((exchange) => [exchange]),
  };
}

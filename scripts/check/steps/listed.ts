/** What the lists show of a number, and what is to blame when they do not show it. */
import type { Operation } from "../../document/operations.js";
import { defaultPerPage } from "../../model/document-values.js";
import { mostPerPage } from "../../model/list.js";
import { parseJson } from "../answers/judge.js";
import { assumptionOf } from "../requests/assumption.js";
import { isObject } from "../requests/samples.js";
import type { Run } from "../run/run.js";
import type { Exchange } from "../sending/http.js";
import { getRequest } from "./attempts.js";
import { entriesIn, entryOf, type Shown, type Sight, sightOf } from "./sight.js";
import { about, broken, type Verdict } from "./step.js";

/** How many pages are looked through for one number. */
const mostPages = 20;

/** What a list shows of this number, if it shows it. */
export async function entryListed(run: Run, number: string): Promise<Partial<Shown> | undefined> {
  const { list } = run.companions;
  if (!list) return undefined;
  return entryOf(await run.send(run.request(list, { query: { search: number } })), number);
}

/** How many numbers there are on all pages, where the answer says so. */
export function totalIn({ answer }: Exchange): number | undefined {
  const body = parseJson(answer?.body ?? "");
  const total = isObject(body) && isObject(body.pageInfo) ? body.pageInfo.total : undefined;
  return typeof total === "number" ? total : undefined;
}

/** How many numbers a page has to hold, where the answer says how many there are; at least and at the most. */
export function lengthOf(exchange: Exchange, { page = 1, perPage }: { page?: number; perPage: number }) {
  const total = totalIn(exchange);
  const least = total === undefined ? 0 : Math.min(perPage, Math.max(0, total - (page - 1) * perPage));
  return { least, most: perPage };
}

/** It is said to be created, and is not: that the list does not show it is right. */
const notCreated = "the number is not there as it was to be created";

/** A created number is on the list: with both gateways, unless it was not given them. */
export async function judgeEntry(run: Run, list: Operation, number: string, exchange: Exchange): Promise<Verdict> {
  const entry = entryOf(exchange, number);
  if (!entry) return judgeMissing(run, list, number, exchange);
  if (entry.inbound && entry.outbound) return [];
  const sight = await got(run, number);
  if (sight && !(sight.shown.inbound && sight.shown.outbound)) return { inconclusive: notCreated };
  return broken("list-created", "both gateways of the number", "an entry without one of them");
}

/**
 * A search does not show a number that it has to show. Where its page is not full, paging is to blame; where the number is
 * on the list without the search, searching; otherwise the list.
 */
async function judgeMissing(run: Run, list: Operation, number: string, exchange: Exchange): Promise<Verdict> {
  const missing = "a list without it";
  const { least } = lengthOf(exchange, { perPage: defaultPerPage(list) });
  const { length } = entriesIn(exchange);
  if (length < least) return lacking("paging", `${least} numbers, because there are so many`, `${length} numbers`);
  const found = await isOnSomePage(run, list, number);
  if (found === undefined) return { inconclusive: "the list is too long to look through" };
  if (!found) {
    if ((await got(run, number))?.known === false) return { inconclusive: notCreated };
    return lacking("list-created", `the number ${number}, because it was created`, missing);
  }
  return lacking(
    "search",
    `the number ${number}, which is listed without a search`,
    missing,
    assumptionOf(list, "search"),
  );
}

/** What getting the number shows of it; undefined where nothing says. */
async function got(run: Run, number: string): Promise<Sight | undefined> {
  return run.companions.get && sightOf(run, await run.send(getRequest(run, number)), number);
}

function lacking(guarantee: string, expected: string, actual: string, reason?: string): Verdict {
  const level = reason ? "assumed" : "broken";
  const findings = about(guarantee, [{ level, expected, actual, reason }]);
  return { inconclusive: "the list does not hold the number", findings };
}

/** @returns undefined when there are too many pages, or one of them was not shown */
async function isOnSomePage(run: Run, list: Operation, number: string): Promise<boolean | undefined> {
  for (let page = 1; page <= mostPages; page++) {
    const exchange = await run.send(run.request(list, { query: { perPage: mostPerPage, page } }));
    if (run.outcome(exchange) !== "accepted") return undefined;
    if (entryOf(exchange, number)) return true;
    const seen = page * mostPerPage;
    if (entriesIn(exchange).length === 0 || seen >= (totalIn(exchange) ?? Number.POSITIVE_INFINITY)) return false;
  }
  return undefined;
}

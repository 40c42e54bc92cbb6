/** Deletes the gateways that a run has created, once their numbers are taken back. */
import { isObject } from "../document/json.js";
import { mostPerPage } from "../model/list.js";
import { describeAnswer, whyNothing } from "./answers/outcome.js";
import { concurrently } from "./concurrently.js";
import { bodyOf, entriesIn, totalIn } from "./oracle/lookups.js";
import type { Run } from "./run/run.js";
import type { GatewayLeft, Leftover } from "./run/run-records.js";
import { type SeenGateway, SeenGateways } from "./run/seen-gateways.js";
import type { Exchange, HttpRequest } from "./sending/http.js";

/** How many gateways are deleted at the same time. */
const atOnce = 8;
/** An account with more pages than this is not read to its end. */
const mostPages = 500;

type Send = (request: HttpRequest) => Promise<Exchange>;

/**
 * Deletes no gateway that may have a number: none that the list, read right before, shows on any number, and none that
 * was ever seen with a number that is not this run's.
 *
 * @param left the numbers that could not be taken back
 * @returns the gateways that are left
 */
export async function deleteGateways(run: Run, send: Send, left: Leftover[]): Promise<GatewayLeft[]> {
  const own = run.ledger.gateways.all.filter(({ first }) => run.ledger.isOwn(first));
  const unseen = [...run.ledger.gateways.unseen].filter((number) => left.every((each) => each.number !== number));
  return [
    ...(own.length > 0 ? await deleteSeen(run, send, own, left) : []),
    ...unseen.map((number) => ({ id: null, number, reason: "no response showed its id" })),
  ];
}

async function deleteSeen(run: Run, send: Send, own: SeenGateway[], left: Leftover[]): Promise<GatewayLeft[]> {
  const { deleteInbound: inbound, deleteOutbound: outbound } = run.companions;
  const all = (reason: string) => own.map((gateway) => leftOf(gateway, reason));
  if (!run.has(inbound) || !run.has(outbound)) return all("the server has no operation that deletes it");
  const deletes = { inbound, outbound };
  const listed = await listWhole(run, send);
  if (typeof listed === "string") return all(listed);
  const shown = new Set(listed.all.map(({ id }) => id));
  const named = new Set(listed.all.flatMap(({ numbers }) => [...numbers]));
  const kept = new Set(left.flatMap(({ number, gateways }) => [number, ...gateways]));
  const result: GatewayLeft[] = [];
  await concurrently(own, atOnce, async (gateway) => {
    const reason = whyKept(gateway) ?? (await whyNotDeleted(gateway));
    if (reason) result.push(leftOf(gateway, reason));
  });
  return result;

  function whyKept({ id, numbers }: SeenGateway): string | undefined {
    if (shown.has(id)) return "the list still shows it on a number";
    if ([...numbers].some((number) => !run.ledger.isOwn(number)))
      return "it was seen with a number that is not this run's";
    const isKept = kept.has(id) || [...numbers].some((number) => kept.has(number) || named.has(number));
    return isKept ? "a number that was on it could not be taken back" : undefined;
  }

  /** A gateway that is not found was deleted before. */
  async function whyNotDeleted({ id, direction }: SeenGateway): Promise<string | undefined> {
    const operation = deletes[direction];
    const exchange = await send(run.request(operation, { path: run.pathOf(operation, id) }));
    if (run.outcome(exchange) === "accepted" || exchange.answer?.status === 404) return undefined;
    return whyNotDone(run, exchange);
  }
}

function leftOf({ id, first }: SeenGateway, reason: string): GatewayLeft {
  return { id, number: first, reason };
}

/** The gateways on every page of the list, or why it could not be read to its end. */
async function listWhole(run: Run, send: Send): Promise<SeenGateways | string> {
  const { list } = run.companions;
  if (!run.has(list)) return "the server has no list, which would show whether it is in use";
  const found = new SeenGateways();
  const numbers = new Set<string>();
  for (let page = 1; page <= mostPages; page++) {
    const exchange = await send(run.request(list, { query: { page, perPage: mostPerPage } }));
    if (run.outcome(exchange) !== "accepted") {
      return `the list, which shows whether it is in use, could not be read: ${whyNotDone(run, exchange)}`;
    }
    const body = bodyOf(exchange);
    if (!isObject(body) || !Array.isArray(body.data))
      return "the list, which shows whether it is in use, is not as documented";
    found.record(exchange);
    const before = numbers.size;
    for (const { phoneNumber } of entriesIn(exchange)) numbers.add(`${phoneNumber?.e164}`);
    if (body.data.length > 0 && numbers.size > before) continue;
    const isWhole = body.data.length === 0 && (totalIn(exchange) ?? numbers.size) === numbers.size;
    return isWhole ? found : "the list, which shows whether it is in use, did not come to its end";
  }
  return "the list, which shows whether it is in use, has too many pages";
}

function whyNotDone(run: Run, exchange: Exchange): string {
  return run.outcome(exchange) === "nothing" ? whyNothing(exchange) : describeAnswer(exchange);
}

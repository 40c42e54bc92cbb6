/** The clean-up of a run: detaches and releases its numbers, deletes their gateways, and names those that remain. */
import { setTimeout as pause } from "node:timers/promises";
import { isObject, isText } from "../document/json.js";
import { mostPerPage } from "../model/list.js";
import { describeAnswer, whyNothing } from "./answers/outcome.js";
import { deleteGateways } from "./clean-up-gateways.js";
import { concurrently } from "./concurrently.js";
import { bodyOf, entriesIn, hasGateway, idIn, otherNumberIn, type Shown, showsAnother } from "./oracle/lookups.js";
import { areaOf } from "./requests/numbers.js";
import type { Run } from "./run/run.js";
import type { CleanUp, Leftover } from "./run/run-records.js";
import type { Exchange, HttpRequest } from "./sending/http.js";

/** How many numbers are taken back at the same time. */
const atOnce = 8;

type Send = (request: HttpRequest) => Promise<Exchange>;

/** @param send not the run's own way to send, which an interruption ends */
export async function cleanUp(run: Run, send: Send): Promise<CleanUp> {
  const result: CleanUp = { takenBack: [], left: [], gateways: [] };
  const { ledger } = run;
  if (!run.has(run.companions.detach) || !run.has(run.companions.release)) {
    for (const number of new Set([...ledger.attached, ...ledger.perhapsAttached])) {
      result.left.push({ number, reason: "the server has no operation that takes it back", gateways: [] });
    }
    return { ...result, gateways: await deleteGateways(run, send, result.left) };
  }
  const seen = await listed(run, send);
  const numbers = [...new Set([...ledger.attached, ...ledger.perhapsAttached, ...seen])];
  const unknown: string[] = [];
  await concurrently(numbers, atOnce, async (number) => {
    const outcome = await takeBack(run, send, number, result);
    if (outcome === "unknown") unknown.push(number);
  });
  for (const number of await listed(run, send)) {
    if (result.left.some((left) => left.number === number)) continue;
    const still = await stillThere(run, send, number);
    result.left.push({ number, ...(still === "unknown" ? onlyListed : still) });
  }
  result.left.push(...(await notBelieved(run, send, unknown)));
  await lookOnceMore(run, send, result);
  const left = new Set(result.left.map(({ number }) => number));
  result.takenBack = result.takenBack.filter((number) => !left.has(number));
  return { ...result, gateways: await deleteGateways(run, send, result.left) };
}

/** Reads may lag behind writes: a number that is still shown after its release may disappear soon. */
async function lookOnceMore(run: Run, send: Send, result: CleanUp): Promise<void> {
  if (!result.left.some(({ shown }) => shown)) return;
  await pause(lateness);
  for (const left of result.left.filter(({ shown }) => shown)) {
    if ((await stillThere(run, send, left.number)) !== "unknown") continue;
    result.left = result.left.filter((other) => other !== left);
    result.takenBack.push(left.number);
  }
}

/** How far reads may lag behind a release, in milliseconds. */
const lateness = 2_500;

const onlyListed = { reason: "the server still lists it, though it says that it does not know it", gateways: [] };

/** Numbers that the server says it does not know, and of which that proves nothing. */
async function notBelieved(run: Run, send: Send, numbers: string[]): Promise<Leftover[]> {
  const refusesAll = numbers.length > 0 ? await whyAllIsRefused(run, send) : undefined;
  return numbers.flatMap((number) => {
    const mayStillCome = "it was not created in time, and the server may still do it";
    const reason = refusesAll ?? (run.ledger.perhapsLater.has(number) ? mayStillCome : undefined);
    return reason === undefined ? [] : [{ number, reason, gateways: [] }];
  });
}

/** A server that no longer accepts anything may report every number as unknown. */
async function whyAllIsRefused(run: Run, send: Send): Promise<string | undefined> {
  const { list } = run.companions;
  if (!list || !run.listAccepted) return undefined;
  const exchange = await send(run.request(list, { query: { perPage: 1 } }));
  const outcome = run.outcome(exchange);
  if (outcome === "nothing") return whyNothing(exchange);
  return outcome === "refused" ? `the server refuses everything by now, with ${describeAnswer(exchange)}` : undefined;
}

/** Numbers of this run that the server lists, even if it refused them. */
async function listed(run: Run, send: Send): Promise<string[]> {
  const { list } = run.companions;
  if (!run.has(list) || !run.listAccepted) return [];
  const areas = new Set([...run.ledger.sent].map(areaOf).filter((area) => area !== undefined));
  const pages = await Promise.all(
    [...areas].map((area) => send(run.request(list, { query: { search: area, perPage: mostPerPage } }))),
  );
  return pages
    .flatMap(entriesIn)
    .map(({ phoneNumber }) => phoneNumber?.e164)
    .filter((number) => number !== undefined && run.ledger.sent.has(number)) as string[];
}

async function takeBack(run: Run, send: Send, number: string, result: CleanUp): Promise<Release> {
  const detached = await send(run.detachRequest(number));
  const answer = bodyOf(detached);
  const wasDetached = run.outcome(detached) === "accepted";
  const gateways = wasDetached && isObject(answer) ? [answer.inbound, answer.outbound].filter(isText) : [];
  const isOwn = wasDetached && otherNumberIn(detached, number) === undefined;
  const id = isOwn && isObject(answer) && isObject(answer.phoneNumber) ? answer.phoneNumber.phoneNumberId : undefined;
  const last = await release(run, send, number, isText(id) ? id : undefined);
  if (typeof last === "object") {
    result.left.push({ ...last, number, gateways: [...new Set([...gateways, ...last.gateways])] });
  } else if (wasDetached) result.takenBack.push(number);
  return last;
}

/** `unknown`: the server says that it does not know the number. */
type Release = "released" | "unknown" | Omit<Leftover, "number">;

/** Releases a number by its id, which is looked up when it is not known. */
async function release(run: Run, send: Send, number: string, known: string | undefined): Promise<Release> {
  const operation = run.companions.release;
  if (!operation) return { reason: "the document has no operation that releases it", gateways: [] };
  let id = known;
  let gateways: string[] = [];
  if (id === undefined) {
    const got = await send(run.getRequest(number));
    const shown = shownBy(run, got, number);
    if (shown === undefined) return { reason: whyUnseen(got, number), gateways: [] };
    if (shown === "unknown") return "unknown";
    id = idIn(shown);
    gateways = gatewaysIn(shown);
    if (id === undefined) return { reason: "the server does not show its id", gateways };
  }
  const released = await send(run.request(operation, { path: run.pathOf(operation, id) }));
  const outcome = run.outcome(released);
  if (outcome === "nothing") return { reason: whyNothing(released), gateways };
  // That it is gone is seen for all numbers of an area at once, where they have one.
  return outcome === "accepted" && areaOf(number) ? "released" : stillThere(run, send, number);
}

/** Looks the number up, which is the only proof of its release. */
async function stillThere(run: Run, send: Send, number: string): Promise<Exclude<Release, "released">> {
  const got = await send(run.getRequest(number));
  const shown = shownBy(run, got, number);
  if (shown === undefined) return { reason: whyUnseen(got, number), gateways: [] };
  if (shown === "unknown") return "unknown";
  const attached = hasGateway(shown);
  const reason = `it is still ${attached ? "attached" : "known"} after it was released`;
  return { reason, gateways: gatewaysIn(shown), shown: { exchange: got, attached } };
}

/** The number as a get shows it, in any form; undefined where the response does not tell. */
function shownBy(run: Run, got: Exchange, number: string): Shown | "unknown" | undefined {
  const outcome = run.outcome(got);
  if (outcome === "nothing" || otherNumberIn(got, number) !== undefined) return undefined;
  const body = bodyOf(got);
  return outcome === "refused" ? "unknown" : isObject(body) ? body : {};
}

function whyUnseen(got: Exchange, number: string): string {
  return otherNumberIn(got, number) === undefined ? whyNothing(got) : showsAnother;
}

function gatewaysIn({ inbound, outbound }: { inbound?: unknown; outbound?: unknown }): string[] {
  return [inbound, outbound].flatMap((gateway) => (isObject(gateway) && isText(gateway.id) ? [gateway.id] : []));
}

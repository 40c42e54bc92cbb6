/**
 * A finding as Porcupine and Jepsen draw histories: a lane for each client, a bar for each request, and below them what the
 * states of the numbers may have been.
 */
import type { Model } from "../../model/model.js";
import type { Finding } from "../answers/finding.js";
import { outcomeOf } from "../answers/outcome.js";
import { type Companion, isRefused, isValidCreate } from "../cases/test-case.js";
import { type Event, outcomeByStatus } from "../history/event.js";
import { lookedUp } from "../oracle/looked-up.js";
import { bodyOf, entriesIn, idIn, numberIn } from "../oracle/lookups.js";
import { after, stateOf } from "../oracle/model-states.js";
import type { Timeline } from "../report/report.js";
import type { Run } from "../run/run.js";
import type { Exchange } from "../sending/http.js";
import { type Read, Reader } from "./reader.js";
import { inDoubt, unknown } from "./tracked.js";

/** So many numbers have a row of states. */
const mostNumbers = 4;
/** Every order is listed for at most this many overlapping requests. */
const mostOrdered = 3;

interface Drawn {
  read: Read;
  round: number;
  from: number;
  to: number;
}

/**
 * @param origin where the requests went
 * @param isFresh whether the server knew nothing of the numbers before
 */
export function timelineOf(run: Run, { reproduction, exchange }: Finding, origin: string, isFresh: boolean): Timeline {
  const drawn = placed(readAll(run, reproduction, origin));
  const lanes = lanesOf(drawn);
  const fault = drawn.findLast(({ read }) => read.exchange.request === exchange.request)?.read ?? drawn.at(-1)?.read;
  const ids = new Map(drawn.flatMap(({ read }) => idsIn(read.exchange)));
  const named = (read: Read | undefined) => (read ? numbersOf(read, ids) : []);
  const concerned = [...new Set([...named(fault), ...drawn.flatMap(({ read }) => named(read))])].slice(0, mostNumbers);
  const beginningOf = (number: string) => beginning(number, run, drawn, isFresh);
  return {
    ticks: Math.max(0, ...drawn.map(({ to }) => to)) + 1,
    lanes,
    bars: drawn.map(({ read, from, to }) => ({
      ...{ lane: lanes.indexOf(laneOf(read, drawn)), from, to },
      label: labelOf(read, numbersOf(read, ids)),
      request: `${read.exchange.request.method} ${read.exchange.request.path}`,
      status: read.exchange.answer?.status ?? 0,
      answer: read.exchange.answer?.body ?? "",
      ...(read.exchange.timing && { milliseconds: Math.round(read.span.to - read.span.from) }),
      ...(read === fault && { isFault: true }),
    })),
    states: concerned.map((number) => ({ number, parts: statesOf(number, drawn, ids, beginningOf(number)) })),
    orders: ordersOf(drawn, ids, beginningOf),
  };
}

function readAll(run: Run, reproduction: Exchange[][], origin: string): { read: Read; round: number }[] {
  const { authHeader } = run.create;
  const hasSecrets = reproduction.flat().some(({ request }) => request.headers[authHeader] !== undefined);
  const reader = new Reader(run, { origins: [origin], hasSecrets, isOneAccount: true });
  return reproduction.flatMap((exchanges, round) =>
    exchanges.flatMap((exchange) => {
      const { request, answer, timing } = exchange;
      const { from = 2 * round, to = 2 * round + 1, client = "" } = timing ?? {};
      const url = new URL(origin).origin + request.path;
      const reading = reader.read({ request: { ...request, url }, response: answer, started: from, ended: to, client });
      return typeof reading === "object" && "read" in reading ? [{ read: { ...reading.read, exchange }, round }] : [];
    }),
  );
}

/** On an axis with a tick for each beginning and end: hours between two requests take no more room than milliseconds. */
function placed(read: { read: Read; round: number }[]): Drawn[] {
  const times = [...new Set(read.flatMap(({ read: { span } }) => [span.from, span.to]))].toSorted((a, b) => a - b);
  return read
    .map(({ read: each, round }) => ({
      ...{ read: each, round },
      from: times.indexOf(each.span.from),
      to: Math.max(times.indexOf(each.span.to), times.indexOf(each.span.from) + 1),
    }))
    .toSorted((one, other) => one.from - other.from);
}

/** One lane for each client; overlapping requests of a client get further lanes. */
function lanesOf(drawn: Drawn[]): string[] {
  return [...new Set(drawn.map(({ read }) => laneOf(read, drawn)))];
}

function laneOf(read: Read, drawn: Drawn[]): string {
  const own = drawn.find((each) => each.read === read);
  const before = drawn.slice(0, own ? drawn.indexOf(own) : 0);
  const beside = before.filter((each) => each.read.client === read.client && own && each.to > own.from).length;
  const name = read.client || "client";
  return beside > 0 ? `${name}, ${beside + 1} at once` : name;
}

function idsIn(exchange: Exchange): [id: string, number: string][] {
  return [bodyOf(exchange), ...entriesIn(exchange)].flatMap((shown): [string, string][] => {
    const [id, number] = [idIn(shown), numberIn(shown)];
    return id !== undefined && number !== undefined ? [[id, number]] : [];
  });
}

function numbersOf({ numbers, id = "" }: Read, ids: Map<string, string>): string[] {
  const released = ids.get(id);
  return released === undefined ? numbers : [released];
}

function labelOf({ call }: Read, numbers: string[]): string {
  const few = numbers.slice(0, 2).map((number) => `…${number.slice(-4)}`);
  const more = numbers.length > 2 ? ` +${numbers.length - 2}` : "";
  const name = call.operation === "other" ? call.operationId : call.operation;
  return `${isRefused(call) ? "invalid " : ""}${name}${few.length > 0 ? ` ${few.join(" ")}${more}` : ""}`;
}

/** The request and its response, as they concern one number. */
function eventOf({ read, from, to }: Drawn, number: string, ids: Map<string, string>): Event | undefined {
  const { call, exchange, operation, body } = read;
  const outcome = outcomeOf(operation, exchange, call.token === undefined);
  const isList = call.operation === "list";
  const numbers = numbersOf(read, ids);
  if ((!isList && !numbers.includes(number)) || call.operation === "other") return undefined;
  const event: Event = {
    call: call.operation === "create" ? call : { ...call, number: 0 },
    ...{ exchange, span: { from, to } },
    outcome: outcomeByStatus(outcome, exchange.answer?.status),
    numbers: [number, ...numbers.filter((each) => each !== number)],
    body: body && { ...body, phoneNumbers: [number] },
    mayBeRefused: numbers.length > 1,
  };
  if (!isList && call.operation !== "get") return event;
  return { ...event, numbers: [number], ...lookedUp(event.call as Companion, exchange, [number], outcome) };
}

function beginning(number: string, { values }: Run, drawn: Drawn[], isFresh: boolean): Model[] {
  const [first] = drawn;
  const isProof =
    first?.read.call.operation === "list" &&
    !entriesIn(first.read.exchange).some(({ phoneNumber }) => phoneNumber?.e164 === number);
  return isFresh || isProof ? unknown(values) : inDoubt(values, number);
}

function statesOf(
  number: string,
  drawn: Drawn[],
  ids: Map<string, string>,
  before: Model[],
): Timeline["states"][number]["parts"] {
  let states = before;
  let from = 0;
  const parts: Timeline["states"][number]["parts"] = [];
  for (const round of new Set(drawn.map((each) => each.round))) {
    const together = drawn.filter((each) => each.round === round);
    const to = Math.max(...together.map((each) => each.to));
    const events = together.flatMap((each) => eventOf(each, number, ids) ?? []);
    const next = events.length > 0 ? after(states, events) : states;
    parts.push({
      from,
      to,
      states: namesOf(next.length > 0 && events.length > 1 ? [...states, ...next] : states, number),
    });
    // Responses that no order explains leave the states as they were.
    if (next.length > 0) states = next;
    from = to;
  }
  return [...parts, { from, to: from + 1, states: namesOf(states, number) }].filter((part) => part.to > part.from);
}

function namesOf(states: Model[], number: string): string[] {
  return [...new Set(states.map((state) => stateOf(state, number)))];
}

/** For each order of the last overlapping requests, the first response that does not fit it. */
function ordersOf(drawn: Drawn[], ids: Map<string, string>, beginningOf: (number: string) => Model[]): string[] {
  const last = drawn.filter(({ round }) => round === Math.max(...drawn.map((each) => each.round)));
  const [first] = last;
  if (!first || last.length < 2 || last.length > mostOrdered) return [];
  const [number = ""] = last
    .flatMap(({ read }) => numbersOf(read, ids))
    .filter((each) => last.every(({ read }) => numbersOf(read, ids).includes(each)));
  if (number === "") return [];
  let before = beginningOf(number);
  for (const round of new Set(drawn.map((each) => each.round))) {
    if (round === first.round) break;
    const events = drawn.filter((each) => each.round === round).flatMap((each) => eventOf(each, number, ids) ?? []);
    const next = after(before, events);
    if (next.length > 0) before = next;
  }
  const names = new Map(last.map((each, index) => [each, `${labelOf(each.read, [number])} (${index + 1})`]));
  return permutations(last).map((order) => {
    let states = before;
    for (const each of order) {
      const event = eventOf(each, number, ids);
      const next = event ? after(states, [{ ...event, span: undefined, mayBeRefused: false }]) : states;
      if (next.length === 0)
        return `${order.map((one) => names.get(one)).join(", then ")}: ${names.get(each)} would have had to ${required(event)}.`;
      states = next;
    }
    return `${order.map((one) => names.get(one)).join(", then ")}: the responses fit.`;
  });
}

function required(event: Event | undefined): string {
  if (event?.outcome === "accepted")
    return isValidCreate(event.call) ? "be refused" : "be refused, or show another state";
  return "succeed";
}

function permutations<T>(items: T[]): T[][] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

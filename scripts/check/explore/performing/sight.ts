/** What a get or a list shows of a number, beside what it should show. */

import { parseJson } from "../../answers/judge.js";
import { isObject, valueAt } from "../../requests/samples.js";
import type { Exchange } from "../../sending/http.js";
import { totalIn } from "../../steps/listed.js";
import { directions, entriesIn, entryOf, otherNumberIn } from "../../steps/sight.js";
import type { Lookup } from "../plays/play.js";
import { account, type Said, type stateOf } from "./belief.js";
import { nameOtherwise, type Reading, type Seen, type SeenOtherwise, seenOtherwise, showsAttached } from "./seen.js";
import type { Stage } from "./stage.js";
import type { Kind, Strange } from "./strange.js";

/** What an answer shows of the number. */
export interface Sight {
  /** `refused`: that there is no such number; `nothing`: not whether there is. */
  said: Said;
  shown?: unknown;
}

const kinds = {
  get: { missing: "not seen", unasked: "seen unasked", detached: "seen detached", attached: "seen attached" },
  list: { missing: "not listed", unasked: "listed unasked", detached: "listed detached", attached: "listed attached" },
} satisfies Record<Lookup, Record<string, Kind>>;

export function sightIn(lookup: Lookup, exchange: Exchange, number: string, said: Said): Sight {
  const body = parseJson(exchange.answer?.body ?? "");
  if (lookup === "get") {
    return otherNumberIn(exchange, number) === undefined ? { said, shown: body } : { said: "nothing" };
  }
  if (said !== "accepted") return { said: "nothing" };
  const shown = entryOf(exchange, number);
  if (shown) return { said, shown };
  const entries = entriesIn(exchange);
  // A server that does not search may have it on another page.
  const matches = entries.every(({ phoneNumber }) => JSON.stringify(phoneNumber ?? null).includes(number));
  const whole = (totalIn(exchange) ?? 0) <= entries.length;
  return { said: matches && whole && isObject(body) ? "refused" : "nothing" };
}

/** Whether it shows another state than the number has. */
export function otherState(
  { said, shown }: Sight,
  state: ReturnType<typeof stateOf>,
  lookup: Lookup,
): Omit<Strange, "round" | "move"> | undefined {
  if (said === "nothing" || said === "lost") return undefined;
  const { missing, unasked, detached, attached } = kinds[lookup];
  const blamed = (guarantee: string) => (lookup === "list" ? { guarantee } : {});
  const own = blamed(state === "attached" ? "list-created" : "list-detached");
  const level = "broken" as const;
  if (said === "refused") {
    if (state === "unknown") return undefined;
    const actual = lookup === "get" ? "a refusal" : "a list without it";
    return { kind: missing, level, expected: `the number, which is ${state}`, actual, ...own };
  }
  if (state === "unknown") {
    const expected = `no such number, because nothing created it`;
    return { kind: unasked, level, expected, actual: "the number" };
  }
  if (showsAttached(shown) === (state === "attached")) return undefined;
  return {
    kind: state === "attached" ? detached : attached,
    level,
    expected: `the number to be ${state}, with both gateways or none`,
    actual: `the gateways of a number that is ${state === "attached" ? "not attached in both directions" : "attached"}`,
    ...own,
  };
}

/** Each lookup shows a number with the gateways that the one before showed, while it is attached to them. */
function otherIds({ expected, actual }: Seen, before: Seen | undefined): SeenOtherwise | undefined {
  if (!before || before.expected.inbound?.id !== expected.inbound?.id) return undefined;
  for (const direction of directions) {
    const [earlier, now] = [before, { actual }].map((seen) => valueAt(seen.actual, [direction, "id"]));
    if (typeof earlier !== "string" || typeof now !== "string" || earlier === now) continue;
    const wanted = `the ${direction} gateway that a lookup showed before, ${earlier}`;
    return { guarantee: "get-created", level: "broken", expected: wanted, actual: `the gateway ${now}` };
  }
  return undefined;
}

/** Looks closer at what is shown of an attached number, and keeps it for those that are looked at later. */
export function lookCloser(
  stage: Stage,
  number: string,
  { said, shown }: Sight,
  reading: Reading,
): Omit<Strange, "round" | "move"> | undefined {
  const [model, ...others] = stage.models;
  if (said !== "accepted" || !model || others.length > 0) return undefined;
  const expected = model.get(account, number);
  if ("refused" in expected) return undefined;
  if (!expected.inbound) {
    const renamed = nameOtherwise({ expected, actual: shown });
    return renamed && { ...renamed, kind: "seen otherwise" };
  }
  const seen = { expected, actual: shown, asked: stage.asked.get(number) ?? {} };
  const found = otherIds(seen, stage.seen.get(number)) ?? seenOtherwise(seen, stage.stillSeen(number), reading);
  if (found) return { ...found, kind: "seen otherwise" };
  stage.seen.set(number, seen);
  return undefined;
}

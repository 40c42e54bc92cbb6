/** Numbers that one request attached share their gateways, or do not; those of other requests never do. */
import { isObject } from "../../document/json.js";
import { remember } from "../../remember.js";
import type { Event } from "../history/event.js";
import { hasGateway, showsAttached } from "../oracle/lookups.js";
import { type EventJudgement, judgePairs, type Reading } from "../oracle/shown.js";
import type { Exchange } from "../sending/http.js";
import type { Account, SeenPair } from "./account.js";
import type { Read } from "./reader.js";
import type { Tracked } from "./tracked.js";

/** So many numbers and gateways are remembered. */
const mostRemembered = 20_000;

export interface Shown {
  read: Read;
  event: Event;
  /** The number as the lookup shows it. */
  actual: unknown;
}

/** @param isStill whether the number is still attached by the same request */
export function judgePairsOf(
  { pairs }: Account,
  { attachment, view, number }: Tracked,
  { read, event: { call, exchange }, actual }: Shown,
  reading: Reading,
  isStill: (seen: SeenPair) => boolean,
): { judgement: EventJudgement; reproduction: Exchange[][] }[] {
  if (!attachment || !view?.inbound || !hasGateway(actual) || !showsAttached(actual) || !read.isWhole) return [];
  const id = attachment.isShared ? `${attachment.place}` : `${attachment.place} ${number}`;
  const { inbound, outbound } = view;
  const expected = { ...view, inbound: { ...inbound, id }, outbound: outbound && { ...outbound, id } };
  const own: SeenPair = { number, attachment, exchange, seen: { expected, actual, asked: attachment.body } };
  const gateway = isObject(actual) && isObject(actual.inbound) ? `${actual.inbound.id}` : "";
  const keys = [`${call.operation} of ${attachment.place}`, `${call.operation} on ${gateway}`];
  const others = new Set(keys.flatMap((key) => pairs.get(key) ?? []));
  for (const key of keys) remember(pairs, key, own, mostRemembered);
  return [...others]
    .filter((other) => other.number !== number && isStill(other))
    .flatMap((other) => {
      const created = new Set([other.attachment.exchange, attachment.exchange]);
      const reproduction = [...created, other.exchange, exchange].map((each) => [each]);
      return judgePairs(own.seen, [other.seen], reading).map((judgement) => ({ judgement, reproduction }));
    });
}

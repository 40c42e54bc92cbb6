/** The effect of each operation on a few numbers, written without the model. */
import type { Operation } from "./linearizable.js";

/** The state of each number in an account. Without gateways, `pair` is null. An id is null until an operation shows it. */
export type Numbers = Record<string, { id: string | null; name: string; pair: string | null }>;

export interface Step extends Operation<Numbers> {
  /** For a person. */
  what: string;
  status: number;
  /** The numbers of a create. */
  creates: string[];
}

interface Response {
  status: number;
  body: unknown;
}

/** A number as a lookup shows it. */
interface Shown {
  phoneNumber: { phoneNumberId: string; e164: string; name: string };
  inbound: { numbers: string[] } | null;
  outbound: { numbers: string[] } | null;
}

type Apply = Step["apply"];

/** @param pair no other create has */
export function created(
  numbers: string[],
  { name, isShared, pair }: { name: string; isShared: boolean; pair: string },
) {
  return ({ status }: Response): Apply =>
    (state) => {
      const isTaken = numbers.some((number) => state[number]?.pair);
      if (status === 400) return isTaken ? state : undefined;
      // Whether another create is under way shows in the times of the history.
      if (status === 409) return state;
      if (status !== 200 || isTaken) return undefined;
      const entries = numbers.map((number) => {
        const known = { id: state[number]?.id ?? null, name, pair: isShared ? pair : `${pair} ${number}` };
        return [number, known] as const;
      });
      return { ...state, ...Object.fromEntries(entries) };
    };
}

/** A request that is not valid. */
export function refused({ status }: Response): Apply {
  return (state) => (status === 400 ? state : undefined);
}

export function got(number: string) {
  return ({ status, body }: Response): Apply =>
    (state) => {
      const known = state[number];
      if (status === 404) return known ? undefined : state;
      return status === 200 && known ? shown(state, number, body as Shown) : undefined;
    };
}

/** @param numbers all that a search can find */
export function listed(numbers: string[]) {
  return ({ status, body }: Response): Apply =>
    (state) => {
      const found = new Map((body as { data: Shown[] }).data.map((entry) => [entry.phoneNumber.e164, entry]));
      if (status !== 200 || found.size !== Object.keys(state).length) return undefined;
      return numbers.reduce<Numbers | undefined>((after, number) => {
        const entry = found.get(number);
        if (!after || (entry !== undefined) !== number in after) return undefined;
        return entry ? shown(after, number, entry) : after;
      }, state);
    };
}

/** The state with the number's id, where a lookup shows the number as it is. */
function shown(state: Numbers, number: string, { phoneNumber, inbound, outbound }: Shown): Numbers | undefined {
  const known = state[number];
  if (
    !known ||
    phoneNumber.name !== known.name ||
    (known.id ?? phoneNumber.phoneNumberId) !== phoneNumber.phoneNumberId
  ) {
    return undefined;
  }
  const together = known.pair === null ? null : Object.keys(state).filter((other) => state[other]?.pair === known.pair);
  for (const gateway of [inbound, outbound]) {
    if (JSON.stringify(gateway?.numbers.toSorted() ?? null) !== JSON.stringify(together?.toSorted() ?? null))
      return undefined;
  }
  return { ...state, [number]: { ...known, id: phoneNumber.phoneNumberId } };
}

export function detached(number: string) {
  return ({ status, body }: Response): Apply =>
    (state) => {
      const known = state[number];
      if (status === 404) return known ? undefined : state;
      if (status === 400) return known && known.pair === null ? state : undefined;
      if (status !== 200 || !known?.pair) return undefined;
      const { phoneNumber } = body as { phoneNumber: Shown["phoneNumber"] };
      const after = { ...state, [number]: { ...known, pair: null } };
      return shown(after, number, { phoneNumber, inbound: null, outbound: null });
    };
}

/** @param id that an earlier lookup showed of the number */
export function released(number: string, id: string) {
  return ({ status }: Response): Apply =>
    (state) => {
      const isThere = state[number]?.id === id;
      if (status === 404) return isThere ? undefined : state;
      if (status !== 200 || !isThere) return undefined;
      const { [number]: _, ...others } = state;
      return others;
    };
}

/** A server that breaks the contract: the rule server with one rule changed. */
import type { Body, Rules } from "../rules.js";
import { isAttached, type NumberRecord, type Store } from "../store.js";

export type BreakRule = (rules: Rules) => void;

export interface BrokenServer {
  /** The fault, in words. */
  name: string;
  /** The guarantees that it breaks, seen from one side or the other: at least one of them must be blamed. */
  guarantees: string[];
  /** Guarantees that cannot be kept by a server that does this, so that they may be blamed as well. */
  followers: string[];
  /** Whether the reference page itself is broken by it, or only what was concluded where the page is silent. */
  level: "broken" | "assumed";
  /** How many requests it takes to show the fault. */
  shownBy: number;
  breakRule: BreakRule;
}

type Extra = Partial<Pick<BrokenServer, "followers" | "level" | "shownBy">>;

export function broken(
  guarantee: string | string[],
  name: string,
  breakRule: BreakRule,
  extra: Extra = {},
): BrokenServer {
  return { guarantees: [guarantee].flat(), name, breakRule, followers: [], level: "broken", shownBy: 4, ...extra };
}

/** The rule, which lets through the values that fit `exception` as well. */
export function lenient<Arguments extends unknown[]>(
  rule: (...values: Arguments) => boolean,
  exception: (...values: Arguments) => boolean,
): (...values: Arguments) => boolean {
  return (...values) => exception(...values) || rule(...values);
}

/** The rule, which refuses the values that fit `exception` as well. */
export function strict<Arguments extends unknown[]>(
  rule: (...values: Arguments) => boolean,
  exception: (...values: Arguments) => boolean,
): (...values: Arguments) => boolean {
  return (...values) => !exception(...values) && rule(...values);
}

/** The rules about one value of the body. */
export type FieldRule =
  | "isShared"
  | "mediaEncryption"
  | "inboundRegion"
  | "outboundRegion"
  | "address"
  | "transport"
  | "auth";

/** Takes for one field the values that fit the exception as well. */
export function takes(
  field: FieldRule | "phoneNumber" | "phoneNumbers",
  exception: (value: Body) => boolean,
): BreakRule {
  return (rules) => {
    rules[field] = lenient(rules[field], exception);
  };
}

/** Reads the value as another one before it looks at it. */
export function reads(field: FieldRule, as: (value: Body) => Body): BreakRule {
  return (rules) => {
    const { [field]: rule } = rules;
    rules[field] = (value) => rule(as(value));
  };
}

/** Refuses valid bodies that fit. */
export function refuses(fits: (body: Body) => boolean): BreakRule {
  return (rules) => {
    rules.whole = strict(rules.whole, (body) => isObject(body) && isObject(body.outbound) && fits(body));
  };
}

/** Keeps a rule about a field only for some bodies. */
export function looksAt(field: FieldRule, onlyIf: (body: Body) => boolean): BreakRule {
  return (rules) => {
    const { whole } = rules;
    let current: Body;
    rules.whole = (body) => {
      current = body;
      return whole(body);
    };
    rules[field] = lenient(rules[field], () => !onlyIf(current));
  };
}

/** Takes a number for free again once it is forgotten. */
export function forgets(isForgotten: (record: NumberRecord, store: Store) => boolean): BreakRule {
  return (rules) => {
    const free = (number: string, store: Store) => {
      const record = store.find(number);
      return record !== undefined && isForgotten(record, store);
    };
    const { taken, lost } = rules;
    rules.taken = (numbers, store, body) => taken(numbers, store, body).filter((number) => !free(number, store));
    rules.lost = (numbers, store, body) => lost(numbers, store, body).filter((number) => !free(number, store));
  };
}

/** Looks for numbers in the way only among some of those of a request, at first and in a race. */
export function looksAmong(some: (numbers: string[], body: Body) => string[]): BreakRule {
  return (rules) => {
    const { taken, lost } = rules;
    rules.taken = (numbers, store, body) => taken(some(numbers, body), store, body);
    rules.lost = (numbers, store, body) => lost(some(numbers, body), store, body);
  };
}

/** Attaches only some of the numbers of a success. */
export function attachesOnly(some: (numbers: string[], body: Body) => string[]): BreakRule {
  return (rules) => {
    rules.attaches = some;
  };
}

/** Does something to the numbers of a request that it refuses for attached ones. */
export function afterAttached(
  act: (given: { free: string[]; attached: string[]; numbers: string[]; body: Body; store: Store }) => void,
): BreakRule {
  return (rules) => {
    rules.onRefused = (body, store, why) => {
      if (why !== "attached") return;
      const numbers: string[] = body.phoneNumbers;
      const inTheWay = (number: string) => isAttached(store.find(number));
      act({
        numbers,
        free: numbers.filter((number) => !inTheWay(number)),
        attached: numbers.filter(inTheWay),
        body,
        store,
      });
    };
  };
}

/** Does something with the right numbers of a body that it refuses as invalid; attaches them when nothing else is said. */
export function afterInvalid(
  fits: (body: Body) => boolean,
  act: (numbers: string[], store: Store, body: Body) => void = (numbers, store, body) => store.attach(numbers, body),
): BreakRule {
  return (rules) => {
    rules.onRefused = (body, store, why) => {
      if (why !== "invalid" || !Array.isArray(body?.phoneNumbers) || !fits(body)) return;
      const right = body.phoneNumbers.filter((number: unknown) => isText(number) && e164.test(number));
      act(right, store, body);
    };
  };
}

/** Makes requests meet, and finds those that another meets because they name one of its numbers. */
export function rivals(rules: Rules): (numbers: string[]) => string[][] {
  rules.window = raceWindow;
  const started: { numbers: string[]; at: number }[] = [];
  const { taken } = rules;
  rules.taken = (numbers, store, body) => {
    const inTheWay = taken(numbers, store, body);
    if (inTheWay.length === 0) started.push({ numbers, at: performance.now() });
    return inTheWay;
  };
  return (numbers) =>
    started
      .filter((other) => other.numbers !== numbers && performance.now() - other.at < 2 * raceWindow)
      .filter((other) => other.numbers.some((number) => numbers.includes(number)))
      .map((other) => other.numbers);
}

/** Long enough for requests that are sent at once to meet, in milliseconds. */
export const raceWindow = 8;

export const e164 = /^\+[1-9]\d{1,14}$/;
export const isText = (value: unknown): value is string => typeof value === "string";
export const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);

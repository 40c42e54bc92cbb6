/** Compares what a lookup shows of a number and its gateways with what the requests before it asked for. */
import { isObject } from "../../document/json.js";
import type { PhoneNumberWithGateways } from "../../model/types.js";
import { directions } from "../requests/gateways.js";
import { type Path, valueAt } from "../requests/json-path.js";
import type { Aspect, Judgement } from "./discrepancy.js";
import type { Levels } from "./levels.js";

/** A number that was looked up while it was attached. */
export interface Seen {
  expected: PhoneNumberWithGateways;
  actual: unknown;
  /** The body of the request that attached it; undefined where it may have been one of several. */
  asked: object | undefined;
}

export interface Reading {
  levels: Levels;
  /** Where the settings of the gateways stand in a request, secrets left out: a server may show them masked. */
  settings: Path[];
  /** Whether only a request of this run can have given the setting this value. */
  isAsked(setting: Path, value: unknown): boolean;
}

export type EventJudgement = Judgement extends infer J ? (J extends Judgement ? Omit<J, "call"> : never) : never;

export function judgeShown(seen: Seen, others: Seen[], reading: Reading): EventJudgement[] {
  return [
    ...judgeName(seen.expected, seen.actual),
    ...judgeEncryption(seen, reading),
    ...judgeSettings(seen, reading),
    ...judgeInbound(seen.actual),
    ...judgePairs(seen, others, reading),
  ];
}

/** Only a name that is shown can be another one, and nobody says that a number keeps its name without gateways. */
export function judgeName(
  expected: PhoneNumberWithGateways,
  actual: unknown,
  guarantee = "label-all",
): EventJudgement[] {
  const name = valueAt(actual, ["phoneNumber", "name"]);
  const wanted = expected.phoneNumber.name;
  // The name of a number that was attached before the history began is not known.
  if (wanted === undefined || typeof name !== "string" || (!name && !expected.inbound)) return [];
  return [
    name === wanted
      ? fine("label", guarantee)
      : otherwise("label", guarantee, {
          expected: `the name ${JSON.stringify(wanted)}, which the request that attached the number gave`,
          actual: `the name ${JSON.stringify(name)}`,
        }),
  ];
}

function judgeEncryption({ expected, actual }: Seen, { levels }: Reading): EventJudgement[] {
  const wanted = expected.outbound?.mediaEncryption;
  if (wanted === undefined) return [];
  return directions.flatMap((direction) => {
    if (!isObject(valueAt(actual, [direction]))) return [];
    const shown = valueAt(actual, [direction, "mediaEncryption"]);
    if (shown === wanted) return [fine("settings", "encryption-both")];
    // A value of another type is judged by the form of the response.
    if (!isMissing(shown) && typeof shown !== "string") return [];
    const expected = `mediaEncryption ${wanted} on the ${direction} gateway`;
    return isMissing(shown)
      ? [
          otherwise(
            "settings",
            "encryption-both",
            { expected, actual: "a gateway that does not show it" },
            levels.ofMark("encryption-both"),
          ),
        ]
      : [otherwise("settings", "encryption-both", { expected, actual: JSON.stringify(shown) })];
  });
}

function judgeSettings({ asked, actual }: Seen, { settings, isAsked, levels }: Reading): EventJudgement[] {
  if (!asked) return [];
  const findings = settings.flatMap((path) => {
    const [direction = "", ...names] = path;
    if (!isObject(valueAt(actual, [direction]))) return [];
    const name = names.join(".");
    const [wanted, named] = [valueAt(asked, path), valueAt(actual, path)];
    const shown = name === "sipRegion" ? regionOf(valueAt(actual, [direction])) : named;
    if (wanted === undefined) {
      // A server may choose a value that a request leaves out, but not one that another request asked for.
      if (isMissing(shown) || !isAsked(path, shown)) return [];
      const expected = `the ${direction} gateway to have no ${name} of another request: its own gives none`;
      return [otherwise("settings", "configured", { expected, actual: `${name} ${JSON.stringify(shown)}` })];
    }
    // The page gives an address to the outbound gateway: `null` is what the inbound one shows.
    const isShown = shown !== undefined && (shown !== null || name === "address");
    // A value of another type is judged by the form of the response.
    if (!isShown || typeof shown !== typeof wanted) return [];
    if (isAlike(wanted, shown, name)) return [fine("settings", "configured")];
    const expected = `the ${direction} gateway to have ${name} ${JSON.stringify(wanted)}, as the request asked for`;
    const isNamedSo = shown === named;
    const actually = `${isNamedSo ? name : "geoRegion"} ${JSON.stringify(shown)}`;
    const level = isNamedSo ? undefined : levels.ofMark("configured");
    return [otherwise("settings", "configured", { expected, actual: actually }, level)];
  });
  if (findings.length > 0 || directions.every((direction) => !isObject(valueAt(actual, [direction])))) return findings;
  const expected = "gateways that show what the request asked for";
  return [
    otherwise(
      "settings",
      "configured",
      { expected, actual: "none of it under the request's names" },
      levels.ofMark("configured"),
    ),
  ];
}

/** The region that a gateway shows, under the name by which the SDKs read it, or that of the request. */
export function regionOf(gateway: unknown): unknown {
  return valueAt(gateway, ["geoRegion"]) ?? valueAt(gateway, ["sipRegion"]);
}

/** Hosts are the same whatever the case of their letters. */
function isAlike(wanted: unknown, shown: unknown, name: string): boolean {
  const text = (value: unknown) => (name === "address" ? JSON.stringify(value).toLowerCase() : JSON.stringify(value));
  return text(wanted) === text(shown);
}

/** An inbound gateway has no address and no credentials. */
function judgeInbound(actual: unknown): EventJudgement[] {
  const inbound = valueAt(actual, ["inbound"]);
  if (!isObject(inbound)) return [];
  const { address, auth } = inbound;
  const hasAddress = !isMissing(address);
  const hasCredentials = isObject(auth) && !Object.values(auth).every(isMissing);
  if (!hasAddress && !hasCredentials) return [fine("settings", "inbound-bare")];
  return [
    otherwise("settings", "inbound-bare", {
      expected: "an inbound gateway with address null and an empty auth",
      actual: `an inbound gateway with ${hasAddress ? `the address ${JSON.stringify(address)}` : "credentials"}`,
    }),
  ];
}

/** Numbers share their gateways, or do not, as their requests asked for. */
export function judgePairs(seen: Seen, others: Seen[], { levels }: Reading): EventJudgement[] {
  return others.flatMap((other) =>
    directions.flatMap((direction) => {
      const shouldShare = seen.expected[direction]?.id === other.expected[direction]?.id;
      const ids = [seen, other].map(({ actual }) => valueAt(actual, [direction, "id"]));
      const guarantee = shouldShare ? "shared-pair" : "own-pairs";
      const expected = `${shouldShare ? "one" : "its own"} ${direction} gateway for ${other.expected.phoneNumber.e164} and ${seen.expected.phoneNumber.e164}`;
      if (ids.some((id) => typeof id !== "string")) {
        const isThere = [seen, other].every(({ actual }) => isObject(valueAt(actual, [direction])));
        return isThere
          ? [
              otherwise(
                "pair",
                guarantee,
                { expected, actual: "gateways without an id" },
                levels.assumed("the id of a gateway"),
              ),
            ]
          : [];
      }
      const isUnsaid = shouldShare && seen.asked !== undefined && !("isShared" in seen.asked);
      if ((ids[0] === ids[1]) === shouldShare) return isUnsaid ? [] : [fine("pair", guarantee)];
      const level = isUnsaid ? levels.assumed("shared by default") : undefined;
      return [
        otherwise(
          "pair",
          guarantee,
          { expected, actual: shouldShare ? "two gateways" : "one gateway for both" },
          level,
        ),
      ];
    }),
  );
}

/** Each lookup shows a number with the gateways that the one before showed, while it is attached to them. */
export function judgeSameGateways(
  { expected, actual }: Seen,
  before: Seen | undefined,
  guarantee: string,
): EventJudgement[] {
  if (!before || before.expected.inbound?.id !== expected.inbound?.id) return [];
  return directions.flatMap((direction) => {
    const [earlier, now] = [before.actual, actual].map((shown) => valueAt(shown, [direction, "id"]));
    if (typeof earlier !== "string" || typeof now !== "string" || earlier === now) return [];
    const wanted = `the ${direction} gateway that a lookup showed before, ${earlier}`;
    return [otherwise("ids", guarantee, { expected: wanted, actual: `the gateway ${now}` })];
  });
}

/** Three responses show the ids of a number's gateways; the one that differs is to blame. */
export function judgeDetachedIds(got: unknown, listed: unknown, detached: unknown): EventJudgement[] {
  return directions.flatMap((direction) => {
    const what = `the ${direction} gateway`;
    const [byGet, byList] = [got, listed].map((shown) => valueAt(shown, [direction, "id"]));
    const byDetach = valueAt(detached, [direction]);
    const known = byGet ?? byList;
    if (byDetach === undefined || byDetach === "" || typeof known !== "string") return [];
    if (byGet === byDetach) {
      if (byList === undefined || byList === byGet) return [fine("ids", "detach-answer")];
      const expected = `${what} ${byGet}, as getting and detaching show`;
      return [otherwise("ids", "list-created", { expected, actual: `${what} ${byList}` })];
    }
    if (byList !== undefined && byList === byDetach && byGet !== undefined) {
      const expected = `${what} ${byList}, as the list and detaching show`;
      return [otherwise("ids", "get-created", { expected, actual: `${what} ${byGet}` })];
    }
    if (byDetach === known) return [fine("ids", "detach-answer")];
    return [
      otherwise("ids", "detach-answer", { expected: `the id of ${what}, ${known}`, actual: JSON.stringify(byDetach) }),
    ];
  });
}

export function isMissing(value: unknown): boolean {
  return value === undefined || value === null;
}

export function fine(aspect: Aspect, guarantee: string): EventJudgement {
  return { aspect, guarantee, answer: "as guaranteed" };
}

/** @param level broken when left out */
export function otherwise(
  aspect: Aspect,
  guarantee: string,
  { expected, actual }: { expected: string; actual: string },
  level: ReturnType<Levels["ofMark"]> = { level: "broken" },
): EventJudgement {
  return { aspect, guarantee, answer: "otherwise", kind: "shown otherwise", expected, actual, ...level };
}

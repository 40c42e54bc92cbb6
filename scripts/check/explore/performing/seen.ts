/** What a lookup shows of a number, beside what the model says it should show. */
import type { PhoneNumberWithGateways } from "../../../model/types.js";
import type { Deviation } from "../../answers/finding.js";
import { isObject, type Path, valueAt } from "../../requests/samples.js";
import { settingOtherwise } from "../../steps/settings.js";

export interface SeenOtherwise extends Deviation {
  guarantee: string;
}

/** A number that was looked up while it was attached. */
export interface Seen {
  expected: PhoneNumberWithGateways;
  actual: unknown;
  /** The body of the request that attached it. */
  asked: object;
}

/** How what was seen is read. */
export interface Reading {
  /** Why numbers share their gateways where the request does not say; undefined when the document documents it. */
  sharedReason: string | undefined;
  /** Where the settings of the gateways stand in a request. */
  settings: Path[];
  /** Whether only a request of this run can have given the setting this value. */
  isAsked(setting: Path, value: unknown): boolean;
}

/** Whether both gateways are there; `undefined` when one is and the other is not. */
export function showsAttached(actual: unknown): boolean | undefined {
  const [inbound, outbound] = [valueAt(actual, ["inbound"]), valueAt(actual, ["outbound"])].map(isObject);
  return inbound === outbound ? inbound : undefined;
}

/** @param others what was seen of other numbers that are still attached as they were */
export function seenOtherwise(seen: Seen, others: Seen[], reading: Reading): SeenOtherwise | undefined {
  return (
    nameOtherwise(seen) ??
    encryptionOtherwise(seen) ??
    configuredOtherwise(seen, reading) ??
    configuredUnasked(seen, reading) ??
    bareOtherwise(seen) ??
    pairOtherwise(seen, others, reading.sharedReason)
  );
}

export function nameOtherwise({ expected, actual }: Pick<Seen, "expected" | "actual">): SeenOtherwise | undefined {
  const name = valueAt(actual, ["phoneNumber", "name"]);
  // Only a name that is shown can be another one, and nobody says that a number keeps its name without gateways.
  if (name === undefined || name === expected.phoneNumber.name || (!name && !expected.inbound)) return undefined;
  return {
    guarantee: "label-all",
    level: "broken",
    expected: `the name ${JSON.stringify(expected.phoneNumber.name)}, which the request that attached the number gave`,
    actual: `the name ${JSON.stringify(name)}`,
  };
}

function encryptionOtherwise({ expected, actual }: Seen): SeenOtherwise | undefined {
  const wanted = expected.outbound?.mediaEncryption;
  if (wanted === undefined) return undefined;
  for (const direction of ["inbound", "outbound"]) {
    const shown = valueAt(actual, [direction, "mediaEncryption"]);
    if (shown === undefined || shown === wanted) continue;
    return {
      guarantee: "encryption-both",
      level: "broken",
      expected: `mediaEncryption ${wanted} on the ${direction} gateway`,
      actual: `${JSON.stringify(shown)}`,
    };
  }
  return undefined;
}

function configuredOtherwise({ asked, actual }: Seen, { settings }: Reading): SeenOtherwise | undefined {
  const found = settingOtherwise(settings, asked, actual);
  return found && { guarantee: "configured", ...found };
}

/** A server may choose what a request leaves out, but not what another request asked for. */
function configuredUnasked({ asked, actual }: Seen, { settings, isAsked }: Reading): SeenOtherwise | undefined {
  for (const path of settings) {
    const [direction = "", ...names] = path;
    const shown = valueAt(actual, path);
    if (!(direction in asked) || valueAt(asked, path) !== undefined || !isAsked(path, shown)) continue;
    return {
      guarantee: "configured",
      level: "broken",
      expected: `the ${direction} gateway to have no ${names.join(".")} of another request: its own gives none`,
      actual: `${names.join(".")} ${JSON.stringify(shown)}`,
    };
  }
  return undefined;
}

function bareOtherwise({ actual }: Seen): SeenOtherwise | undefined {
  const address = valueAt(actual, ["inbound", "address"]);
  if (address === undefined || address === null) return undefined;
  return {
    guarantee: "inbound-bare",
    level: "broken",
    expected: "no address on the inbound gateway",
    actual: `the address ${JSON.stringify(address)}`,
  };
}

/** Numbers share their gateways, or do not, as their requests asked for. */
function pairOtherwise(seen: Seen, others: Seen[], defaultReason: string | undefined): SeenOtherwise | undefined {
  for (const other of others) {
    for (const direction of ["inbound", "outbound"] as const) {
      const shouldShare = seen.expected[direction]?.id === other.expected[direction]?.id;
      const ids = [seen, other].map(({ actual }) => valueAt(actual, [direction, "id"]));
      if (ids.some((id) => typeof id !== "string") || (ids[0] === ids[1]) === shouldShare) continue;
      const numbers = `${other.expected.phoneNumber.e164} and ${seen.expected.phoneNumber.e164}`;
      const assumed = shouldShare && !("isShared" in seen.asked) ? defaultReason : undefined;
      return {
        guarantee: shouldShare ? "shared-pair" : "own-pairs",
        level: assumed ? "assumed" : "broken",
        expected: `${shouldShare ? "one" : "its own"} ${direction} gateway for ${numbers}`,
        actual: shouldShare ? "two gateways" : "one gateway for both",
        reason: assumed,
      };
    }
  }
  return undefined;
}

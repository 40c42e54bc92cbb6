/** Compares what a lookup shows of a number's gateways with what one showed before an update. */
import { isDeepStrictEqual } from "node:util";
import type { Gateway } from "../../model/types.js";
import { directions } from "../requests/gateways.js";
import { valueAt } from "../requests/json-path.js";
import type { Levels } from "./levels.js";
import { type EventJudgement, fine, isMissing, otherwise, regionOf, type Seen } from "./shown.js";

/** The settings of a gateway, as the model calls them. */
const settings = ["name", "mediaEncryption", "geoRegion", "address", "transport", "auth"] as const;

type Setting = (typeof settings)[number];

/**
 * A setting is the new one where the model's has changed, and the one from before everywhere else.
 *
 * @param guarantee about the operation between the two lookups
 */
export function judgeUpdated(before: Seen, now: Seen, guarantee: string, levels: Levels): EventJudgement[] {
  const found = directions.flatMap((direction) =>
    settings.flatMap((setting): EventJudgement[] => {
      const [old, wanted] = [before, now].map(({ expected }) => expected[direction]?.[setting]);
      const [was, is] = [before, now].map(({ actual }) => shownOf(valueAt(actual, [direction]), setting));
      const name = `${setting} of the ${direction} gateway`;
      if (isMissing(was) && isMissing(is)) return [];
      const isKept = isDeepStrictEqual(old, wanted);
      const asked = shownOf({ [setting]: wanted } as Partial<Gateway>, setting);
      // An update may also ask for what the create was asked for, and did wrong.
      if (is === asked && !(isKept && isMissing(is))) return [fine("state", guarantee)];
      if (isKept) return same(name, was, is, guarantee, levels);
      const deviation = { expected: `${name} ${words(asked)}, as the update asked for`, actual: words(is) };
      return [otherwise("settings", guarantee, deviation, levels.ofMark(guarantee))];
    }),
  );
  const [was, is] = [before, now].map(({ actual }) => valueAt(actual, ["phoneNumber", "name"]));
  return [...found, ...same("the number's name", was, is, guarantee, levels)];
}

function same(name: string, was: unknown, is: unknown, guarantee: string, levels: Levels): EventJudgement[] {
  if (isMissing(was) && isMissing(is)) return [];
  if (was === is) return [fine("state", guarantee)];
  const deviation = { expected: `${name} to stay ${words(was)}`, actual: words(is) };
  return [otherwise("settings", guarantee, deviation, levels.of(guarantee))];
}

/** Under the name that the page gives it, or that of the request; of credentials, the user name, as servers mask the rest. */
function shownOf(gateway: unknown, setting: Setting): unknown {
  if (setting === "auth") return valueAt(gateway, ["auth", "username"]);
  return setting === "geoRegion" ? regionOf(gateway) : valueAt(gateway, [setting]);
}

function words(value: unknown): string {
  return isMissing(value) ? "none" : JSON.stringify(value);
}

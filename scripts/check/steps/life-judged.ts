/** What a look has to show at each point of a number's life. */

import { assumptionOf } from "../requests/assumption.js";
import { isObject } from "../requests/samples.js";
import type { Run } from "../run/run.js";
import { directions, idIn, type Shown, type Sight } from "./sight.js";
import { about, broken, type Judgement, type Verdict } from "./step.js";

export function judgeCreated({ known }: Sight): Verdict {
  return known
    ? []
    : broken("get-created", "the number, because it was created", "an answer as for one that is not known");
}

export function judgeInbound(inbound: unknown): Judgement[] {
  if (!isObject(inbound)) return [];
  const { address, auth } = inbound;
  const bare = (address ?? null) === null && (auth === undefined || (isObject(auth) && Object.keys(auth).length === 0));
  if (bare) return [];
  const what = (address ?? null) === null ? "credentials" : "an address";
  return broken(
    "inbound-bare",
    "an inbound gateway with address null and an empty auth",
    `an inbound gateway with ${what}`,
  );
}

/**
 * The ids of the gateways that a number was taken off. Three answers show them, and the one that differs is to blame.
 *
 * @param before what a get showed while the number was attached
 * @param entry what the list showed then
 */
export function judgeDetachAnswer(
  before: Sight | undefined,
  entry: Partial<Shown> | undefined,
  answer: unknown,
): Judgement[] {
  if (!before || !isObject(answer)) return [];
  const ids = directions.flatMap((direction) => {
    const what = `the ${direction} gateway`;
    const [got, listed, detached] = [before.shown[direction]?.id, entry?.[direction]?.id, answer[direction]];
    if (got === detached) {
      const agree = listed === undefined || listed === got;
      return agree ? [] : broken("list-created", `${what} ${got}, as getting and detaching show`, `${what} ${listed}`);
    }
    if (listed !== undefined && listed === detached)
      return broken("get-created", `${what} ${listed}, as the list and detaching show`, `${what} ${got ?? null}`);
    if (got === undefined) return [];
    return broken("detach-answer", `the id of ${what}, ${got}`, `${JSON.stringify(detached)}`);
  });
  const { phoneNumber } = answer;
  const [id, wanted] = [isObject(phoneNumber) ? phoneNumber.phoneNumberId : undefined, idIn(before)];
  if (wanted === undefined || id === wanted) return ids;
  return [...ids, ...broken("detach-answer", `the number's id, ${wanted}`, `${JSON.stringify(id)}`)];
}

export function judgeDetached({ known, attached }: Sight): Verdict {
  if (!known)
    return broken("detach-frees", "the number to stay on the account", "an answer as for one that is not known");
  return attached
    ? broken("detach-frees", "a number without gateways, because it was detached", "a number with a gateway")
    : [];
}

export function judgeReused(run: Run, before: Sight | undefined, now: Sight): Verdict {
  if (!now.shown.inbound || !now.shown.outbound) {
    const actual = now.attached ? "a number without one of its gateways" : "a number without gateways";
    return broken("reuse", "the number to be attached, because it was created again", actual);
  }
  const [id, wanted] = [idIn(now), before && idIn(before)];
  if (id === undefined || wanted === undefined) return { inconclusive: "the server does not show the number's id" };
  if (id === wanted) return [];
  const reason = assumptionOf(run.create, "reuse");
  return about("reuse", [
    {
      level: reason ? "assumed" : "broken",
      expected: `the number's id to stay ${wanted}`,
      actual: `the id ${id}`,
      reason,
    },
  ]);
}

/** The number that a release names is the one that was released. */
export function judgeReleaseAnswer(number: string, id: string | undefined, answer: unknown): Judgement[] {
  if (!isObject(answer)) return [];
  const { e164, phoneNumberId } = answer;
  if (typeof e164 === "string" && e164 !== number) return broken("release-removes", `the number ${number}`, e164);
  if (typeof phoneNumberId !== "string" || id === undefined || phoneNumberId === id) return [];
  return broken("release-removes", `the number's id, ${id}`, phoneNumberId);
}

export function judgeReleased(run: Run, { known, attached }: Sight): Verdict {
  if (!known) return [];
  if (attached) return broken("release-removes", "a number that is attached to no gateway", "a number with a gateway");
  const reason = assumptionOf(run.companions.release, "release-removes");
  return about("release-removes", [
    {
      level: "assumed",
      expected: "a number that is not known, because it was released",
      actual: "a number that is known",
      reason,
    },
  ]);
}

/** What a look has to show at each point of a number's life. */
import type { Run } from "../run.js";
import { idIn, type Sight } from "./looks.js";
import { isObject } from "./samples.js";
import { about, type Judgement, type Verdict } from "./step.js";

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

export function broken(promise: string, expected: string, actual: string): Judgement[] {
  return about(promise, [{ level: "broken", expected, actual }]);
}

export function judgeDetachAnswer(before: Sight | undefined, answer: unknown): Judgement[] {
  if (!before || !isObject(answer)) return [];
  const { inbound, outbound, phoneNumber } = answer;
  const wrong = (what: string, wanted: unknown, actual: unknown) =>
    wanted === undefined || actual === wanted
      ? []
      : broken("detach-answer", `${what} ${wanted}`, `${what} ${JSON.stringify(actual)}`);
  return [
    ...wrong("the id of the inbound gateway,", before.shown.inbound?.id, inbound),
    ...wrong("the id of the outbound gateway,", before.shown.outbound?.id, outbound),
    ...wrong("the number's id,", idIn(before), isObject(phoneNumber) ? phoneNumber.phoneNumberId : undefined),
  ];
}

export function judgeDetached({ known, attached }: Sight): Verdict {
  if (!known)
    return broken("detach-frees", "the number to stay on the account", "an answer as for one that is not known");
  return attached
    ? broken("detach-frees", "a number without gateways, because it was detached", "a number with a gateway")
    : [];
}

export function judgeReused(run: Run, before: Sight | undefined, now: Sight): Verdict {
  if (!now.attached)
    return broken("reuse", "the number to be attached, because it was created again", "a number without gateways");
  const [id, wanted] = [idIn(now), before && idIn(before)];
  if (id === undefined || wanted === undefined) return { inconclusive: "the server does not show the number's id" };
  if (id === wanted) return [];
  const reason = run.create.promises.find((promise) => promise.id === "reuse")?.assumed;
  return about("reuse", [
    {
      level: reason ? "assumed" : "broken",
      expected: `the number's id to stay ${wanted}`,
      actual: `the id ${id}`,
      reason,
    },
  ]);
}

export function judgeReleased(run: Run, { known, attached }: Sight): Verdict {
  if (!known) return [];
  if (attached) return broken("release-removes", "a number that is attached to no gateway", "a number with a gateway");
  const reason = run.companions.release?.promises.find(({ id }) => id === "release-removes")?.assumed;
  return about("release-removes", [
    {
      level: "assumed",
      expected: "a number that is not known, because it was released",
      actual: "a number that is known",
      reason,
    },
  ]);
}

/** A number that is created, detached and created again, looked at in between. */

import { parseJson } from "../answers/judge.js";
import { statusFor } from "../answers/statuses.js";
import type { Choice } from "../requests/valid-bodies.js";
import type { Run } from "../run/run.js";
import { acceptedAttempt, detachStep, getRequest, refusedAttempt } from "../steps/attempts.js";
import { createdStep } from "../steps/expect.js";
import { judgeCreated, judgeDetachAnswer, judgeDetached, judgeInbound, judgeReused } from "../steps/life-judged.js";
import { lookSteps } from "../steps/looks.js";
import { entryOf, type Sight, sightBy, sightOf } from "../steps/sight.js";
import {
  broken,
  type Condition,
  judgedAtOnce,
  roundsOf,
  type Scenario,
  type Seen,
  type Step,
  type Verdict,
} from "../steps/step.js";
import { inWords } from "./attached.js";
import { listedStep } from "./lists.js";

export function detaching(run: Run, mode: Choice): Scenario {
  const words = `(${inWords(mode)})`;
  return {
    numbers: 1,
    build([number = ""]) {
      const { list } = run.companions;
      const first = createdStep(run, {
        guarantee: "created",
        name: `a fresh number to be detached ${words}`,
        request: () => run.createRequest([number], mode),
        because: "the number is fresh and the request is valid",
        choice: mode,
      });
      const attached = look(run, number, first, `get a created number ${words}`, "get-created", judgeCreated);
      const listed = list
        ? [listedStep(run, list, number, [{ step: first, outcome: "accepted" }], ` to be detached ${words}`)]
        : [];
      const inbound = `get the inbound gateway of a created number ${words}`;
      const bare = look(run, number, first, inbound, "inbound-bare", ({ shown }) => judgeInbound(shown.inbound));
      const { operation, request } = detachStep(run, number);
      const detached = acceptedAttempt(
        run,
        {
          guarantee: "detach-frees",
          form: "detach-answer",
          name: `detach an attached number ${words}`,
          operation,
          request,
          because: "the number is attached",
          after: [{ step: attached, outcome: "accepted", unless: () => whyUnseen(sightBy(run, attached, number)) }],
        },
        ({ exchange }) => {
          const entry = listed[0]?.seen && entryOf(listed[0].seen.exchange, number);
          return judgeDetachAnswer(sightBy(run, attached, number), entry, parseJson(exchange.answer?.body ?? ""));
        },
      );
      const free = look(run, number, detached, `get a detached number ${words}`, "detach-frees", judgeDetached);
      // Where detaching does not free a number, that is the fault, and what follows cannot show another.
      const afterFree: Condition[] = [
        { step: detached, outcome: "accepted" },
        { step: free, outcome: "accepted", unless: () => whyNotFree(sightBy(run, free, number)) },
      ];
      const twice = refusedAttempt(
        run,
        {
          guarantee: "detach-twice",
          name: `detach a detached number again ${words}`,
          ...detachStep(run, number),
          because: "the number is attached to no gateway",
          after: afterFree,
        },
        statusFor(operation, "notAttached"),
      );
      const again = unlessItCameBack(
        run,
        number,
        createdStep(run, {
          guarantee: "reuse",
          name: `a detached number, created again ${words}`,
          request: () => run.createRequest([number], mode),
          because: "a number that is known but detached is reused",
          choice: mode,
          after: afterFree,
        }),
      );
      const reusedName = `get a number that was detached and created again ${words}`;
      const reused = look(run, number, again, reusedName, "reuse", (sight) =>
        judgeReused(run, sightBy(run, attached, number), sight),
      );
      const stillListed = listedDetached(run, number, listed, afterFree, words);
      const whileFree = [...stillListed, twice].map((step) => unlessItCameBack(run, number, step));
      return [first, attached, ...listed, bare, detached, free, ...whileFree, again, reused];
    },
  };
}

function whyUnseen(sight: Sight | undefined): string | undefined {
  return sight ? undefined : "the number itself was not seen";
}

function whyNotFree(sight: Sight | undefined): string | undefined {
  return sight && !sight.attached ? undefined : "the number was not seen to be free";
}

function look(
  run: Run,
  number: string,
  after: Step,
  name: string,
  guarantee: string,
  judge: (sight: Sight) => Verdict,
): Step {
  const [step] = lookSteps(run, { guarantee, name, number, after: [{ step: after, outcome: "accepted" }], judge });
  if (!step) throw new Error("The document has no operation that gets a number");
  return step;
}

/** What is wrong with a number that did not stay free says nothing but that. */
function unlessItCameBack(run: Run, number: string, step: Step): Step {
  const judge = async (seen: Seen): Promise<Verdict> => {
    const verdict = await step.judge(seen);
    // By now, the steps that came after an answer that says nothing have changed what a look shows.
    if (seen.outcome === "nothing") return verdict;
    const faults = Array.isArray(verdict) ? verdict.filter(({ guarantee }) => guarantee === step.guarantee) : [];
    if (faults.length === 0) return verdict;
    const got = await run.send(getRequest(run, number));
    if (!sightOf(run, got, number)?.attached) return verdict;
    const came = broken("detach-frees", "the number to stay free, because it was detached", "a number with a gateway");
    const reproduction = [...roundsOf({ ...step, seen }), [got]];
    return {
      inconclusive: "the detached number did not stay free",
      findings: came.map((judgement) => ({ ...judgement, exchange: got, reproduction })),
    };
  };
  return judgedAtOnce({ ...step, judge });
}

/** @param listed what showed the number while it was attached: only what is listed then can be missing now */
function listedDetached(run: Run, number: string, listed: Step[], after: Condition[], words: string): Step[] {
  const { list } = run.companions;
  if (!list) return [];
  const step = acceptedAttempt(
    run,
    {
      guarantee: "list-detached",
      form: "list-created",
      name: `list a detached number ${words}`,
      operation: list,
      request: () => run.request(list, { query: { search: number } }),
      because: "the query is valid",
      after,
    },
    ({ exchange }) => {
      const entry = entryOf(exchange, number);
      const expected = "null for both gateways of a detached number";
      if (entry) {
        if (entry.inbound === null && entry.outbound === null) return [];
        return broken("list-detached", expected, "something else");
      }
      const wasListed = listed.some(({ seen }) => seen && entryOf(seen.exchange, number));
      return wasListed
        ? broken("list-detached", expected, "a list without the number, which it held before")
        : { inconclusive: "the list does not hold the detached number" };
    },
  );
  return [withOneCause(step)];
}

/** A gateway that should not be there has no form to be judged. */
function withOneCause(step: Step): Step {
  return {
    ...step,
    async judge(seen) {
      const verdict = await step.judge(seen);
      if (!Array.isArray(verdict)) return verdict;
      const own = verdict.filter(({ guarantee }) => guarantee === step.guarantee);
      return own.length > 0 ? own : verdict;
    },
  };
}

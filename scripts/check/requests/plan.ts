/** The list of requests that make up the check, all of it derived from the document. */

import type { Body, RunState } from "../run-state.js";
import type { Exchange, HttpRequest } from "../sending/http.js";
import { numbersIn } from "../sending/old-numbers.js";
import { describeAnswer, isRefusal, isSuccess } from "../verdict/old-judge.js";
import { behaviours } from "./behaviours.js";
import { type InvalidBody, invalidBodies } from "./invalid-bodies.js";
import { resolved, withFreshNumbers } from "./samples.js";
import { about, createdStep, type Judgement, type Step } from "./step.js";
import type { ValidBody } from "./valid-bodies.js";

/** Valid requests, which {@link valuesRefused} judges together when the run is over. */
export interface ValidStep extends Step {
  valid: ValidBody;
}

export function plan(run: RunState): Step[] {
  const [auth, ...others] = refusedRequests(run);
  const [firstInvalid, ...invalid] = invalidBodies(
    run.context,
    resolved(run.document, run.operation.requestBody.schema),
  );
  if (!auth || !firstInvalid) throw new Error("The request body has no rule to check");
  const refused = [
    auth,
    invalidStep(run, firstInvalid, 0),
    ...others,
    ...invalid.map((body, index) => invalidStep(run, body, index + 1)),
  ];
  // One request of each kind comes first, because their answers tell whether this is the API at all.
  const [second, ...rest] = refused.slice(1);
  return [
    auth,
    ...(second ? [second] : []),
    ...run.validBodies.map((valid) => validStep(run, valid)),
    ...rest,
    ...nothingCreated(run, refused),
    ...behaviours(run),
  ];
}

export function isValidStep(step: Step): step is ValidStep {
  return "valid" in step;
}

/**
 * The choices that the server refuses, told apart by elimination: those of a refused body that no accepted body has.
 * When the server accepted nothing at all, no choice is to blame.
 */
export function valuesRefused(run: RunState, steps: Step[]): (Judgement & { step: Step; exchange: Exchange })[] {
  const sent = steps.filter(isValidStep).flatMap((step) => {
    const exchange = run.exchanges.get(step);
    return exchange ? [{ step, exchange }] : [];
  });
  const refused = sent.filter(({ exchange }) => !isSuccess(exchange));
  const [first] = refused;
  if (!first) return [];
  if (run.accepted.size === 0) {
    const actual = `${describeAnswer(first.exchange)}; none of ${sent.length} valid requests was accepted`;
    const hint =
      "success for a valid request; if the server says that the numbers are taken, restart it or detach them";
    return [{ promise: "created", level: "broken", expected: hint, actual, ...first }];
  }
  const fine = new Set([...run.accepted].flatMap(({ choices }) => choices));
  const suspects = refused.map((entry) => ({
    ...entry,
    choices: entry.step.valid.choices.filter((choice) => !fine.has(choice)),
  }));
  const certain = new Set(suspects.filter(({ choices }) => choices.length === 1).flatMap(({ choices }) => choices));
  const found = suspects.filter(
    ({ choices }) => choices.length === 1 || !choices.some((choice) => certain.has(choice)),
  );
  return found
    .filter(({ choices }, index) => found.findIndex((other) => sameItems(other.choices, choices)) === index)
    .map(({ step, exchange, choices }) => {
      const assumed = choices.length > 0 && choices.every((choice) => choice.assumed);
      const names = choices.map(({ field, label }) => `${field} ${label}`);
      return {
        promise: "every-choice",
        level: assumed ? "assumed" : "broken",
        expected: `success with ${names.join(" or ") || "this combination of values, each of which is accepted in another"}`,
        actual: describeAnswer(exchange),
        reason: choices[0]?.assumed,
        step,
        exchange,
      };
    });
}

function sameItems<T>(a: T[], b: T[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}

function validStep(run: RunState, valid: ValidBody): ValidStep {
  return {
    valid,
    promise: "every-choice",
    form: "created",
    name: `valid: ${valid.choices.map(({ field, label }) => `${field} ${label}`).join(", ")}`,
    refused: false,
    numbers: 2,
    request: () => run.request(JSON.stringify(withFreshNumbers(valid.body, run.fresh))),
    judge(exchange) {
      run.exchanges.set(valid, exchange);
      if (!isSuccess(exchange) || !exchange.answer) return [];
      run.accepted.add(valid);
      return about("created", run.judge.success(exchange.answer));
    },
  };
}

/** Requests with a valid body that are refused for another reason, and bodies that are no object. */
function refusedRequests(run: RunState): Step[] {
  const valid = () => JSON.stringify(run.bodyFor([run.fresh()]));
  const { unauthorized } = run.judge.statuses;
  const mediaTypeStep = (name: string, mediaType: string | null) =>
    refusedStep(run, "content-type", name, 1, () => run.request(valid(), { mediaType }));
  const bodyStep = (name: string, body: () => string) =>
    refusedStep(run, "body", name, 1, () => run.request(body()), { form: "body" });
  return [
    refusedStep(run, "auth", `no ${run.operation.authHeader} header`, 1, () => run.request(valid(), { token: false }), {
      form: "auth",
      status: unauthorized,
    }),
    mediaTypeStep("a valid body sent as text/plain", "text/plain"),
    mediaTypeStep("a valid body sent without a Content-Type", null),
    bodyStep("a body cut short, which is not JSON", () => valid().slice(0, -1)),
    bodyStep("an empty body", () => ""),
    bodyStep("a list in place of an object", () => `[${valid()}]`),
    bodyStep("a text in place of an object", () => JSON.stringify(valid())),
    bodyStep("null in place of an object", () => "null"),
  ];
}

/** The rules hold whatever the yes-or-no fields say, so neighbouring steps differ in those. */
function invalidStep(run: RunState, { promise, name, assumed, from }: InvalidBody, index: number): Step {
  const modes = run.booleanChoices;
  const request = () => {
    const invalid: Body = from(run.bodyFor([run.fresh()], modes[index % modes.length]), run.fresh);
    return run.request(JSON.stringify(invalid));
  };
  return refusedStep(run, promise, name, 4, request, { form: "refused", assumed });
}

interface Refusal {
  /** The promise that says how the refusal looks. Left out where none does. */
  form?: string;
  status?: string;
  /** Why the rule is one, where the reference page does not say so. */
  assumed?: string | undefined;
}

function refusedStep(
  run: RunState,
  promise: string,
  name: string,
  numbers: number,
  request: () => HttpRequest,
  { form, status = run.judge.statuses.refused, assumed }: Refusal = {},
): Step {
  return {
    promise,
    form,
    name,
    refused: !assumed,
    numbers,
    request,
    judge(exchange) {
      if (!isRefusal(exchange) || !exchange.answer) {
        const level = assumed && exchange.answer ? "assumed" : "broken";
        const expected = `the request to be refused with ${status}`;
        return about(promise, [{ level, expected, actual: describeAnswer(exchange), reason: assumed }]);
      }
      return form ? about(form, run.judge.refusal(exchange.answer, status)) : [];
    },
  };
}

/** After the refused requests of each promise: all of their numbers can still be created. */
function nothingCreated(run: RunState, refused: Step[]): Step[] {
  const promises = [...new Set(refused.map(({ promise }) => promise))];
  const withValidBody = ["auth", "content-type"];
  return promises.map((subject) => {
    const needs = refused.filter(({ promise }) => promise === subject);
    const step = createdStep(run, {
      promise: withValidBody.includes(subject) ? subject : "invalid-creates-nothing",
      name: `the numbers of the refused requests about ${subject}`,
      request() {
        const exchanges = needs.map((needed) => run.exchanges.get(needed)).filter(isRefused);
        const numbers = exchanges.flatMap(({ request }) => numbersIn(request.body ?? ""));
        return run.requestFor(numbers.length > 0 ? numbers : [run.fresh()]);
      },
      because: "the requests that named these numbers were refused, and so created nothing",
      numbers: 1,
    });
    return { ...step, needs };
  });
}

/** Also a server that fell over a request has refused it, as long as it did not answer with success. */
function isRefused(exchange: Exchange | undefined): exchange is Exchange {
  return exchange?.answer !== undefined && !isSuccess(exchange);
}

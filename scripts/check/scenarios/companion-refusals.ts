/** Requests to the companions that are refused for what they are: without a token, or about what can be no number. */
import { randomUUID } from "node:crypto";
import { hasBody, type Operation, type OperationWithBody } from "../../document/operations.js";
import { statusFor } from "../answers/statuses.js";
import { resolved } from "../requests/alternatives.js";
import { assumptionOf } from "../requests/assumption.js";
import { breaches } from "../requests/broken-values.js";
import { isObject } from "../requests/samples.js";
import { spread } from "../requests/spread.js";
import type { Run } from "../run/run.js";
import { detachBody, pathOf } from "../steps/attempts.js";
import { createdStep } from "../steps/expect.js";
import { lookSteps } from "../steps/looks.js";
import { type Refusal, refusalStep } from "../steps/refusal.js";
import { broken, type Condition, type Scenario, type Step } from "../steps/step.js";
import { invalidDetaches } from "./invalid-detaches.js";
import { idSeen, withId } from "./releasing.js";

export function companionRefusals(run: Run): Scenario[] {
  const { get, detach, release } = run.companions;
  if (!get || !release || !detach || !hasBody(detach)) return [];
  return [
    withoutToken(run, { get, detach, release }),
    invalidBodies(run, detach),
    oddNumbers(run, get),
    oddIds(run, release),
  ];
}

/** A number that is created, then got, detached and released without a token: it stays attached. */
function withoutToken(run: Run, { get, detach, release }: Record<"get" | "detach" | "release", Operation>): Scenario {
  return {
    numbers: 1,
    build([number = ""]) {
      const created = createdOne(run, number, "to be reached for without a token");
      const [got] = lookSteps(run, {
        guarantee: "get-created",
        name: "get a number to be reached for without a token",
        number,
        after: [accepted(created)],
        judge: () => [],
      });
      if (!got) return [];
      const refused = (wanted: Pick<Refusal, "name" | "request" | "after" | "safe" | "optional">) =>
        refusalStep(run, {
          guarantee: "auth",
          form: "auth",
          status: statusFor(run.create, "unauthorized"),
          companion: true,
          ...wanted,
        });
      const refusals = [
        refused({
          name: `get a number without the ${get.authHeader} header`,
          request: () => run.request(get, { path: pathOf(get, number), token: false }),
          // Read-only, the number is one that nobody knows.
          after: run.options.writes ? [accepted(created)] : [],
          safe: !run.options.writes,
        }),
        refused({
          name: `detach a number without the ${detach.authHeader} header`,
          request: () => run.request(detach, { body: detachBody(run, number), token: false }),
          after: [accepted(created)],
          safe: false,
        }),
        refused({
          name: `release a number without the ${release.authHeader} header`,
          request: () => run.request(release, { path: pathOf(release, idSeen(run, got, number) ?? ""), token: false }),
          after: [withId(run, got, number)],
          safe: false,
          // Another guarantee tells where the server does not show the id.
          optional: true,
        }),
      ];
      return [created, got, ...refusals, ...stillAttached(run, "auth", number, created, refusals.slice(1))];
    },
  };
}

/** A number that is created, and named by detaches that break a rule: it stays attached. */
function invalidBodies(run: Run, detach: OperationWithBody): Scenario {
  return {
    numbers: 1,
    build([number = ""]) {
      const created = createdOne(run, number, "to be named by invalid detaches");
      const all = invalidDetaches(run, detach, number);
      const refusals = all.map(({ guarantee, name, body, assumed, documentedStatus }) =>
        refusalStep(run, {
          guarantee,
          name,
          status: statusFor(detach, "invalidRequest"),
          ...(documentedStatus && { form: guarantee }),
          assumed,
          after: [accepted(created)],
          safe: false,
          companion: true,
          optional: !documentedStatus,
          request: () => run.request(detach, { body }),
          subjects: isObject(body) ? Object.values(body) : [],
        }),
      );
      const [first] = all;
      return [created, ...refusals, ...(first ? stillAttached(run, first.guarantee, number, created, refusals) : [])];
    },
  };
}

function createdOne(run: Run, number: string, words: string): Step {
  return createdStep(run, {
    guarantee: "created",
    name: `a fresh number ${words}`,
    request: () => run.createRequest([number]),
    because: "the number is fresh and the request is valid",
  });
}

function accepted(step: Step): Condition {
  return { step, outcome: "accepted" };
}

/** What was refused has changed nothing. */
function stillAttached(run: Run, guarantee: string, number: string, created: Step, refusals: Step[]): Step[] {
  const looks = lookSteps(run, {
    guarantee,
    name: `get the number of the refused requests (${guarantee})`,
    number,
    after: [accepted(created), ...refusals.map((step) => ({ step, outcome: "refused" as const }))],
    judge: ({ known, attached }) =>
      attached
        ? []
        : broken(
            guarantee,
            "a number that is attached, because every request about it was refused since it was created",
            known ? "a number without gateways" : "a number that is not known",
          ),
  });
  return looks.map((look) => ({ ...look, optional: true }));
}

/** Texts that are nearly a number, and that no account can know. */
function oddNumbers(run: Run, get: Operation): Scenario {
  const schema = get.parameters.find((parameter) => parameter.in === "path")?.schema;
  return {
    numbers: 1,
    build([number = ""]) {
      const odd = breaches(resolved(run.document, schema), number).filter(({ rule }) => rule === "pattern");
      const texts = spread(
        odd.filter(({ value }) => value !== ""),
        4,
      ).map(({ value, label }) => [label, `${value}`]);
      return [...texts, ...oddEnds(number)].map(([label = "", text = ""]) =>
        refusalStep(run, {
          guarantee: "get-unknown",
          name: `get a number ${label}`,
          status: statusFor(get, "notFound"),
          assumed: assumptionOf(get, "get-unknown"),
          safe: true,
          companion: true,
          optional: true,
          request: () => run.request(get, { path: pathOf(get, text) }),
        }),
      );
    },
  };
}

/** Each is made of an id that nobody has, so that whatever a server reads in it releases nothing. */
function oddIds(run: Run, release: Operation): Scenario {
  return {
    numbers: 0,
    build: () =>
      oddEnds(randomUUID()).map(([label = "", text = ""]) =>
        refusalStep(run, {
          guarantee: "release-unknown",
          name: `release an id ${label}`,
          status: statusFor(release, "notFound"),
          safe: false,
          companion: true,
          optional: true,
          request: () => run.request(release, { path: pathOf(release, text) }),
        }),
      ),
  };
}

/** What a path or a query to a database may stumble over. */
function oddEnds(text: string): [string, string][] {
  return [
    ["with a quote after it", `${text}'`],
    ["with a slash and a letter after it", `${text}/x`],
    ["with a letter that is not ASCII after it", `${text}é`],
  ];
}

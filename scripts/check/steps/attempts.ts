/** Steps that use a companion: what has to be accepted, and what has to be refused. */
import type { Operation } from "../../document/operations.js";
import { describeAnswer, whyNothing } from "../answers/outcome.js";
import { resolved } from "../requests/alternatives.js";
import type { Run } from "../run/run.js";
import type { HttpRequest } from "../sending/http.js";
import { says } from "./expect.js";
import { about, type Condition, foundBefore, type Judgement, type Seen, type Step, type Verdict } from "./step.js";

interface Attempt {
  guarantee: string;
  /** The guarantee that says how the answer looks; the same one when left out. */
  form?: string;
  name: string;
  operation: Operation;
  request(): HttpRequest;
  because: string;
  after?: Condition[];
  safe?: boolean;
  /** Why it is what we expect, where no source says so. */
  assumed?: string | undefined;
}

/** @param further what else a success has to be like */
export function acceptedAttempt(
  run: Run,
  wanted: Attempt,
  further: (seen: Seen) => Verdict | Promise<Verdict> = () => [],
): Step {
  const { guarantee, form = guarantee, operation, because, assumed } = wanted;
  return {
    ...common(wanted, form),
    async judge(seen) {
      const { exchange, outcome } = seen;
      if (outcome === "accepted" && exchange.answer) {
        const looks = about(form, run.judge.success(operation, exchange.answer));
        return foundBefore(looks, await further(seen));
      }
      if (!says(seen)) return { inconclusive: whyNothing(exchange) };
      const level = assumed ? "assumed" : "broken";
      const expected = `success, because ${because}`;
      return about(guarantee, [{ level, expected, actual: describeAnswer(exchange), reason: assumed }]);
    },
  };
}

/** @param status that the document gives, and the sources too unless it is `assumed` */
export function refusedAttempt(run: Run, wanted: Attempt, status: string): Step {
  const { guarantee, form = guarantee, operation, because, assumed } = wanted;
  return {
    ...common(wanted, form),
    judge(seen) {
      const { exchange, outcome } = seen;
      if (outcome === "refused" && exchange.answer) {
        return about(form, run.judge.refusal(operation, exchange.answer, status, !assumed));
      }
      if (!says(seen)) return { inconclusive: whyNothing(exchange) };
      const level = assumed ? "assumed" : "broken";
      const expected = `status ${status}, because ${because}`;
      return about(guarantee, [{ level, expected, actual: describeAnswer(exchange), reason: assumed }]);
    },
  };
}

function common({ guarantee, name, request, after = [], safe = false }: Attempt, form: string) {
  return { guarantee, ...(form !== guarantee && { form }), name, safe, companion: true, after, request };
}

/** The operation's first path parameter, with this value. */
export function pathOf(operation: Operation, value: string): Record<string, string> {
  const parameter = operation.parameters.find((each) => each.in === "path");
  return parameter ? { [parameter.name]: value } : {};
}

/** The step of a guarantee that no source documents: whatever deviates is only assumed. */
export function assumedOnly({ guarantees }: Operation, step: Step): Step {
  const guarantee = guarantees.find(({ id }) => id === step.guarantee);
  if (!guarantee || guarantee.documented) return step;
  const softened = (each: Judgement): Judgement =>
    each.guarantee === step.guarantee ? { ...each, level: "assumed", reason: guarantee.assumed } : each;
  return {
    ...step,
    async judge(seen) {
      const verdict = await step.judge(seen);
      if (Array.isArray(verdict)) return verdict.map(softened);
      return { ...verdict, ...(verdict.findings && { findings: verdict.findings.map(softened) }) };
    },
  };
}

export function getRequest(run: Run, number: string): HttpRequest {
  const { get } = run.companions;
  if (!get) throw new Error("The document has no operation that gets a number");
  return run.request(get, { path: pathOf(get, number) });
}

/** What a detach of this number takes. */
export function detachStep(run: Run, number: string): { operation: Operation; request(): HttpRequest } {
  const { detach } = run.companions;
  if (!detach) throw new Error("The document has no operation that detaches a number");
  return { operation: detach, request: () => run.request(detach, { body: detachBody(run, number) }) };
}

/** The body of a detach: its one field is the number. */
export function detachBody({ document, companions }: Run, number: string): Record<string, string> {
  const [field] = Object.keys(resolved(document, companions.detach?.requestBody?.schema).properties ?? {});
  return field ? { [field]: number } : {};
}

/** Steps that look at what the server knows of a number, by getting it. */
import type { components } from "../../../generated/types.js";
import type { Run } from "../run.js";
import type { Exchange, HttpRequest } from "../sending/http.js";
import { parseJson } from "../verdict/judge.js";
import { whyNothing } from "../verdict/outcome.js";
import { statusFor } from "../verdict/statuses.js";
import { isObject, valueAt } from "./samples.js";
import { about, type Condition, type Judgement, type Step, type Verdict } from "./step.js";

export type Shown = components["schemas"]["PhoneNumberWithGateways"];

/** What a look showed. */
export interface Sight {
  known: boolean;
  /** Whether it has a gateway in some direction. */
  attached: boolean;
  /** What the server shows, as far as it does; anything may be missing. */
  shown: Partial<Shown>;
}

export const notThere: Sight = { known: false, attached: false, shown: {} };

interface Look {
  promise: string;
  name: string;
  number: string;
  after: Condition[];
  judge(sight: Sight): Verdict;
}

/** Gets a number. There is no step where the document has no such operation. */
export function lookSteps(run: Run, { promise, name, number, after, judge }: Look): Step[] {
  const { get } = run.companions;
  if (!get) return [];
  return [
    {
      promise,
      form: "get-created",
      name,
      safe: false,
      companion: true,
      after,
      request: () => getRequest(run, number),
      judge({ exchange, outcome }) {
        const sight = sightOf(run, exchange, number);
        if (!exchange.answer || outcome === "nothing") return { inconclusive: whyNothing(exchange) };
        const form =
          outcome === "accepted"
            ? about("get-created", run.judge.success(get, exchange.answer))
            : about("get-unknown", run.judge.refusal(get, exchange.answer, statusFor(get, "notFound")));
        if (!sight) return anotherNumber(run, promise, form, exchange, number);
        const verdict = judge(sight);
        return Array.isArray(verdict) ? [...form, ...verdict] : verdict;
      },
    },
  ];
}

export function getRequest(run: Run, number: string): HttpRequest {
  const { get } = run.companions;
  if (!get) throw new Error("The document has no operation that gets a number");
  const [parameter] = get.parameters.filter((each) => each.in === "path");
  return run.request(get, { path: { [parameter?.name ?? ""]: number } });
}

/** A get that shows another number is the fault of getting, once; about the number, and its promise, it says nothing. */
function anotherNumber(run: Run, promise: string, form: Judgement[], exchange: Exchange, number: string): Verdict {
  const actual = `the number ${otherNumberIn(exchange, number)}`;
  const judgements = [
    ...form,
    ...about("get-created", [{ level: "broken" as const, expected: `the number ${number}`, actual }]),
  ];
  if (promise === "get-created") return judgements;
  const known = run.findings.some((found) => found.promise === "get-created" && found.level === "broken");
  return { inconclusive: showsAnother, findings: known ? form : judgements };
}

export const showsAnother = "the server shows another number than the one that is asked for";

/** What a get showed of a number; undefined when its answer says nothing about it. */
export function sightOf(run: Run, exchange: Exchange, number: string): Sight | undefined {
  const outcome = run.outcome(exchange);
  if (outcome === "nothing") return undefined;
  if (outcome === "refused") return notThere;
  return otherNumberIn(exchange, number) === undefined ? sightIn(parseJson(exchange.answer?.body ?? "")) : undefined;
}

/** The number that an answer is about, where it is not this one. */
export function otherNumberIn({ answer }: Exchange, number: string): string | undefined {
  const shown = valueAt(parseJson(answer?.body ?? ""), ["phoneNumber", "e164"]);
  return typeof shown === "string" && shown !== number ? shown : undefined;
}

export function sightIn(body: unknown): Sight {
  const shown: Partial<Shown> = isObject(body) ? body : {};
  return { known: true, attached: isObject(shown.inbound) || isObject(shown.outbound), shown };
}

/** The number's id, where the server shows one. */
export function idIn({ shown }: Sight): string | undefined {
  return typeof shown.phoneNumber?.phoneNumberId === "string" ? shown.phoneNumber.phoneNumberId : undefined;
}

/** The entries of a list. */
export function entriesIn(body: unknown): Sight["shown"][] {
  const data = isObject(body) ? body.data : undefined;
  return Array.isArray(data) ? data.filter(isObject) : [];
}

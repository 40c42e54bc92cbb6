/** What an answer shows of a number. */
import type { components } from "../../../generated/types.js";
import { parseJson } from "../answers/judge.js";
import { isObject, valueAt } from "../requests/samples.js";
import type { Run } from "../run/run.js";
import type { Exchange } from "../sending/http.js";
import type { Step } from "./step.js";

export type Shown = components["schemas"]["PhoneNumberWithGateways"];

/** What a look showed. */
export interface Sight {
  known: boolean;
  /** Whether it has a gateway in some direction. */
  attached: boolean;
  /** What the server shows, as far as it does; anything may be missing. */
  shown: Partial<Shown>;
}

export const directions = ["inbound", "outbound"] as const;

const notThere: Sight = { known: false, attached: false, shown: {} };

/** What a get showed of a number; undefined when its answer says nothing about it, or says it in another form. */
export function sightOf(run: Run, exchange: Exchange, number: string): Sight | undefined {
  return isMisshapen(run, exchange) ? undefined : roughSightOf(run, exchange, number);
}

/** What the answer to a step that gets a number showed of it, if it was sent. */
export function sightBy(run: Run, { seen }: Step, number: string): Sight | undefined {
  return seen && sightOf(run, seen.exchange, number);
}

/** As much of a number as an answer to a get shows, whatever its form. */
export function roughSightOf(run: Run, exchange: Exchange, number: string): Sight | undefined {
  const outcome = run.outcome(exchange);
  if (outcome === "nothing") return undefined;
  if (outcome === "refused") return notThere;
  return otherNumberIn(exchange, number) === undefined ? sightIn(parseJson(exchange.answer?.body ?? "")) : undefined;
}

function isMisshapen(run: Run, exchange: Exchange): boolean {
  const { get } = run.companions;
  if (!get || !exchange.answer || run.outcome(exchange) !== "accepted") return false;
  return run.judge.success(get, exchange.answer).some(({ level }) => level === "broken");
}

/** The number that an answer is about, where it is not this one. */
export function otherNumberIn({ answer }: Exchange, number: string): string | undefined {
  const shown = valueAt(parseJson(answer?.body ?? ""), ["phoneNumber", "e164"]);
  return typeof shown === "string" && shown !== number ? shown : undefined;
}

export const showsAnother = "the server shows another number than the one that is asked for";

export function sightIn(body: unknown): Sight {
  const shown: Partial<Shown> = isObject(body) ? body : {};
  return { known: true, attached: isObject(shown.inbound) || isObject(shown.outbound), shown };
}

/** The number's id, where the server shows one. */
export function idIn({ shown }: Sight): string | undefined {
  return typeof shown.phoneNumber?.phoneNumberId === "string" ? shown.phoneNumber.phoneNumberId : undefined;
}

/** The entries of a list. */
export function entriesIn({ answer }: Exchange): Sight["shown"][] {
  const body = parseJson(answer?.body ?? "");
  const data = isObject(body) ? body.data : undefined;
  return Array.isArray(data) ? data.filter(isObject) : [];
}

/** What a list shows of this number. */
export function entryOf(exchange: Exchange, number: string): Sight["shown"] | undefined {
  return entriesIn(exchange).find(({ phoneNumber }) => phoneNumber?.e164 === number);
}

/** Judges the form of responses by what the document says of the guarantee that they are about. */
import type { Deviation, Kind } from "../answers/finding.js";
import { statusFor } from "../answers/statuses.js";
import type { Event } from "../history/event.js";
import { unknownGateway } from "./attribution.js";
import type { Contract } from "./contract.js";
import type { Levels } from "./levels.js";
import { type EventJudgement, fine, otherwise } from "./shown.js";

export function judgeForm(guarantee: string, deviations: Deviation[], levels: Levels): EventJudgement[] {
  if (deviations.length === 0) return [fine("form", guarantee)];
  return deviations.map((deviation) => {
    const own = levels.of(guarantee);
    const level = deviation.level === "broken" && own.level === "broken" ? "broken" : "assumed";
    return otherwise("form", guarantee, deviation, { level, reason: deviation.reason ?? own.reason });
  });
}

/**
 * Judges a refusal whose reason a page documents.
 *
 * @param reason of the document's `x-reasons`
 * @param kind of a broken form; that of any other form when left out
 */
export function judgeRefusal(
  { call, exchange: { answer } }: Event,
  reason: string,
  guarantee: string,
  { operationOf, form, levels }: Contract,
  kind?: Kind,
): EventJudgement[] {
  if (!answer) return [];
  const operation = operationOf(call);
  const found = judgeForm(guarantee, form.refusal(operation, answer, statusFor(operation, reason), true), levels);
  return found.map((each) =>
    kind && each.answer === "otherwise" && each.level === "broken" ? { ...each, kind, aspect: "form" } : each,
  );
}

/** Judges the refusal of an operation on a gateway that is not there, or is one of the other direction. */
export function judgeUnknownGateway(event: Event, contract: Contract): EventJudgement[] {
  const guarantee = unknownGateway(event.call);
  // Nobody says which of 402 and 404 a missing gateway gets.
  return event.exchange.answer?.status === 402
    ? [fine("outcome", guarantee)]
    : judgeRefusal(event, "notFound", guarantee, contract);
}

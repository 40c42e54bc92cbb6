/** What the oracle says of one aspect of a response. */
import type { Deviation } from "../answers/finding.js";

export type Aspect = "form" | "outcome" | "state" | "settings" | "pair" | "label" | "ids" | "page";

export type Kind =
  /** A create of an attached number was accepted. */
  | "taken twice"
  /** A valid create of free numbers was refused. */
  | "refused"
  /** A request that the contract refuses was accepted. */
  | "let through"
  /** Neither a success nor a refusal, each time. */
  | "crash"
  /** A create of an attached number was refused in another way than documented. */
  | "refused otherwise"
  /** The request that lost a race was refused in another way than documented. */
  | "lost otherwise"
  /** Responses to requests at the same time that no order explains. */
  | "race"
  /** A lookup shows another state than the responses before it. */
  | "seen attached"
  | "seen detached"
  | "not seen"
  | "seen unasked"
  /** A list shows another state than the responses before it. */
  | "not listed"
  | "listed unasked"
  | "listed attached"
  | "listed detached"
  | "detach refused"
  | "detach accepted"
  | "release refused"
  | "release accepted"
  /** A lookup shows what it has to, but not at once. */
  | "late"
  /** The form of the response, or a value that it shows. */
  | "shown otherwise";

/** One of the oracle's three answers: as guaranteed, otherwise, or undecided. */
export type Judgement = { call: number; aspect: Aspect; guarantee: string } & (
  | { answer: "as guaranteed" }
  | { answer: "undecided"; because: string }
  | ({ answer: "otherwise"; kind: Kind } & Deviation)
);

export type Discrepancy = Judgement & { answer: "otherwise" };

/** Whether it is the same fault, as far as the responses tell. */
export function sameFault(one: Discrepancy, other: Discrepancy): boolean {
  // A field that may not be left out is refused together with others: cut down, the refusal may be of another level.
  const sameLevel = one.level === other.level || one.kind === "refused";
  return one.kind === other.kind && sameLevel && (one.kind !== "shown otherwise" || one.guarantee === other.guarantee);
}

export function isDiscrepancy(judgement: Judgement): judgement is Discrepancy {
  return judgement.answer === "otherwise";
}

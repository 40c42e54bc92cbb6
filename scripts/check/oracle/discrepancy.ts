/** The oracle's judgement of one aspect of a response. */
import type { Deviation, Kind } from "../answers/finding.js";

export type Aspect = "form" | "outcome" | "state" | "settings" | "pair" | "label" | "ids" | "page";

/** One of the oracle's three answers: as guaranteed, otherwise, or undecided. */
export type Judgement = { call: number; aspect: Aspect; guarantee: string } & (
  | { answer: "as guaranteed" }
  | { answer: "undecided"; because: string }
  | ({ answer: "otherwise"; kind: Kind } & Deviation)
);

export type Discrepancy = Judgement & { answer: "otherwise" };

/** Kinds that say as much as their guarantee does. */
const ofOneGuarantee: Kind[] = ["shown otherwise", "gateway accepted"];

/** Whether it is the same fault, as far as the responses tell. */
export function sameFault(one: Discrepancy, other: Discrepancy): boolean {
  // A field that may not be left out is refused together with others: cut down, the refusal may be of another level.
  // So is an update that a gateway left empty refuses, or one that a delete for the other direction has met.
  const sameLevel = one.level === other.level || one.kind === "refused" || one.kind === "gateway refused";
  return (
    one.kind === other.kind && sameLevel && (!ofOneGuarantee.includes(one.kind) || one.guarantee === other.guarantee)
  );
}

export function isDiscrepancy(judgement: Judgement): judgement is Discrepancy {
  return judgement.answer === "otherwise";
}

/** Findings: responses that contradict a guarantee, in the form that curated and generated cases share. */
import type { Exchange } from "../sending/http.js";

/** A deviation from a guarantee. */
export interface Deviation {
  /** `broken`: the reference page guarantees it. `assumed`: we had to choose. */
  level: "broken" | "assumed";
  /** The end of a sentence that starts with "expected", for example `status 400, because the number is attached`. */
  expected: string;
  /** The end of a sentence that starts with "got". */
  actual: string;
  /** The reason for the assumption that this server contradicts. */
  reason?: string | undefined;
}

/** How a response contradicts a guarantee. */
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
  /** A detach of a number that nothing attached was refused as that of a detached one. */
  | "detach refused otherwise"
  | "release refused"
  | "release accepted"
  /** An update or a delete of a gateway. */
  | "gateway refused"
  | "gateway accepted"
  /** A lookup shows what it has to, but not at once. */
  | "late"
  /** The form of the response, or a value that it shows. */
  | "shown otherwise";

export interface Finding extends Deviation {
  /** The id of the guarantee that is not kept. */
  guarantee: string;
  /** How the responses contradict the guarantee; undefined for one that no test case shows. */
  kind?: Kind;
  /** The request that shows it, in words; unique within its guarantee. */
  step: string;
  /** The request whose response shows it. */
  exchange: Exchange;
  /** The requests that reproduce it on a server without any state. */
  reproduction: Reproduction;
}

/**
 * Rounds in their order. A round of several exchanges is a race: they are sent at the same time.
 *
 * The numbers are those that were sent. A report replaces them with numbers that this run never used, so that pasted command
 * lines meet no earlier state. An id from an earlier response, such as that of a release, is looked up again.
 */
export type Reproduction = Exchange[][];

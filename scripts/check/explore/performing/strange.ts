/** An answer that no course of events explains, before it is known which guarantee it breaks. */
import type { Deviation } from "../../answers/finding.js";
import type { Play } from "../plays/play.js";

export type Kind =
  /** A create of an attached number was accepted. */
  | "taken twice"
  /** A valid create of free numbers was refused. */
  | "refused"
  /** A request that the contract refuses was accepted. */
  | "let through"
  /** A status of 500 or more. */
  | "crash"
  /** Refused, as it should be, in another way than the page says. */
  | "refused otherwise"
  /** A success that does not look as documented. */
  | "success otherwise"
  /** Answers to requests at the same time that no order explains. */
  | "race"
  /** A lookup shows another state than the answers before it. */
  | "seen attached"
  | "seen detached"
  | "not seen"
  | "seen unasked"
  /** A lookup shows other gateways or another name than were asked for. */
  | "seen otherwise"
  /** A list shows another state than the answers before it. */
  | "not listed"
  | "listed unasked"
  | "listed attached"
  | "listed detached"
  | "detach refused"
  | "detach accepted"
  | "release refused";

export interface Strange extends Deviation {
  kind: Kind;
  /** Where in the play: the round, and the move within it. */
  round: number;
  move: number;
  /** The guarantee, where the kind alone does not tell. */
  guarantee?: string | undefined;
}

/** Whether it is the same fault, as far as the answers tell. */
export function sameKind(one: Strange, other: Strange): boolean {
  return one.kind === other.kind && one.guarantee === other.guarantee && one.level === other.level;
}

/** The play up to where the strange answer came. */
export function upTo({ round }: Strange, play: Play): Play {
  return { ...play, rounds: play.rounds.slice(0, round + 1) };
}

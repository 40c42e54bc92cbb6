/** What exploring sends: a few rounds of requests about a few numbers, before the numbers are known. */
import type { Breach } from "../values/breaches.js";
import type { Row } from "../values/covering.js";

export interface Play {
  numbers: NumberKind[];
  /** Rounds in their order. The moves of one round are made at the same time. */
  rounds: Move[][];
}

/** What a number is like, or how it differs from an earlier number of the play. */
export type NumberKind =
  | { kind: "fictional" }
  /** A fictional one of another country. */
  | { kind: "abroad" }
  /** One of this length, of whatever country. */
  | { kind: "digits"; digits: number }
  /** A fictional one that ends in this digit. */
  | { kind: "ending"; digit: string }
  | { kind: "near"; other: number; how: Nearness };

export type Nearness = "one digit longer" | "one digit shorter" | "of another area" | "of another country";

export type Move = Create | Companion | Wait;

export interface Create {
  operation: "create";
  row: Row;
  /** Which of the play's numbers, in this order. */
  numbers: number[];
  /** Makes it one that the contract refuses. */
  breach?: Breach | undefined;
  token?: NoToken | undefined;
}

/** Sent without a token, or with an empty one: the contract refuses both. */
export type NoToken = false | "";

export type Lookup = "get" | "list";

/** An operation on one number. */
export interface Companion {
  /** A list searches for the number. */
  operation: "get" | "list" | "detach" | "release";
  number: number;
  token?: NoToken | undefined;
}

export interface Wait {
  operation: "wait";
  milliseconds: number;
  /** Also until everything else was played. */
  untilTheEnd?: boolean;
}

export const fictional: NumberKind = { kind: "fictional" };
export const abroad: NumberKind = { kind: "abroad" };

/** One that the contract accepts, if its numbers are free. */
export interface ValidCreate extends Create {
  breach?: undefined;
  token?: undefined;
}

export function isValidCreate(move: Move): move is ValidCreate {
  return move.operation === "create" && !move.breach && move.token === undefined;
}

/** Whether the contract refuses it for what it is, whatever came before. */
export function isRefused(move: Move): boolean {
  return move.operation !== "wait" && (move.token !== undefined || (move.operation === "create" && !!move.breach));
}

/** Whether it only shows what is there. */
export function isLookup(move: Move): move is Companion & { operation: Lookup } {
  return move.operation === "get" || move.operation === "list";
}

/** The numbers that a move is about. */
export function numbersOf(move: Move): number[] {
  if (move.operation === "wait") return [];
  return move.operation === "create" ? move.numbers : [move.number];
}

export function requestsIn({ rounds }: Play): number {
  return rounds.flat().filter(({ operation }) => operation !== "wait").length;
}

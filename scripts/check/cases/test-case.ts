/** A test case: rounds of calls about a few numbers, as data. The numbers themselves are chosen when it runs. */
import type { Direction, UpdateRequest } from "../../model/types.js";
import { type GatewayOperation, isGatewayOperation } from "../requests/companions.js";
import type { Mutation } from "./mutations/mutations.js";
import type { Row } from "./values/choices.js";

export interface TestCase {
  /** Curated cases have one. */
  name?: string;
  numbers: NumberKind[];
  /** Rounds in their order. The calls of one round are sent at the same time. */
  rounds: Call[][];
}

export type NumberKind =
  | { kind: "fictional" }
  /** A fictional one of another country. */
  | { kind: "abroad" }
  /** One as long as the pattern allows, of a country code that nobody has. */
  | { kind: "longest" }
  /** A fictional one that ends in this digit. */
  | { kind: "ending"; digit: string }
  /** One that a partial comparison confuses with an earlier one of the case. */
  | { kind: "like"; number: number; apartFrom: "its last digit" | "its country" | "a digit more" };

export type Call = Create | Companion | GatewayCall | Other | Wait;

interface Common {
  /** The guarantee that a curated call is there for. */
  proves?: string | undefined;
  /** Makes it one that the contract refuses. */
  mutation?: Mutation | undefined;
  token?: WrongToken | undefined;
  /** How long after the first calls of its round it is sent, in milliseconds, whether they are answered by then or not. */
  after?: number;
}

export interface Create extends Common {
  operation: "create";
  row: Row;
  /** Which of the case's numbers, in this order. */
  numbers: number[];
  /** Whether its label is one that no other create has. */
  hasOwnName?: boolean;
  /** Another media type than the document's, or `false` for none. */
  mediaType?: string | false;
}

/** Sent without a token, with an empty one, or with one that is expired and signed with another secret. */
export type WrongToken = "none" | "empty" | "expired";

type Lookup = "get" | "list";

/** An operation on one number. */
export interface Companion extends Common {
  operation: Lookup | "detach" | "release";
  /** Undefined: a list that searches for no number, or an id that was never given. */
  number: number | undefined;
  /** Only for a list. */
  query?: ListQuery | undefined;
  /** Only for a release: by the id that the number had when it was released. */
  byFormerId?: boolean | undefined;
}

export interface ListQuery {
  /** Left out: the number. `pattern`: the number with a dot for one digit, a text that no number has in it. */
  search?: "name" | "pattern" | false;
  page?: number;
  perPage?: number;
}

/** An operation on a gateway. Its id is the one that a get of the number showed last. */
export interface GatewayCall extends Common {
  operation: GatewayOperation;
  /** Undefined: an id that was never given. */
  number: number | undefined;
  /** Which of the number's gateways. A delete for the other direction does not find it. */
  direction: Direction;
  /** The body of an update. */
  changes?: UpdateRequest | undefined;
}

/** An operation that the check knows nothing of but what the document shows. */
export interface Other extends Common {
  operation: "other";
  operationId: string;
}

export interface Wait {
  operation: "wait";
  milliseconds: number;
}

export const fictional: NumberKind = { kind: "fictional" };
export const abroad: NumberKind = { kind: "abroad" };

/** One that the contract accepts, if its numbers are free. */
export function isValidCreate(call: Call): call is Create {
  return call.operation === "create" && !isRefused(call);
}

/** Whether the contract refuses it for what it is, whatever came before. */
export function isRefused(call: Call): boolean {
  if (call.operation === "wait") return false;
  return (
    call.token !== undefined || call.mutation !== undefined || ("mediaType" in call && call.mediaType !== undefined)
  );
}

/** Whether it only shows what is there. */
export function isLookup(call: Call): call is Companion & { operation: Lookup } {
  return call.operation === "get" || call.operation === "list";
}

export function isOnGateway(call: Call): call is GatewayCall {
  return isGatewayOperation(call.operation);
}

/** Whether it releases its number: a release by a former id does not. */
export function isOwnRelease(call: Call): boolean {
  return call.operation === "release" && !call.byFormerId;
}

/** Calls at the same time of which no page says how they get along. */
export function createsAndReleases(calls: Call[]): boolean {
  return calls.some(({ operation }) => operation === "release") && calls.some(isValidCreate);
}

/** The numbers that a call is about. */
export function numbersOf(call: Call): number[] {
  if (call.operation === "create") return call.numbers;
  if (call.operation === "wait" || call.operation === "other" || call.number === undefined) return [];
  return [call.number];
}

/** The guarantees that a call is about. */
export function guaranteesOfCall(call: Call): string[] {
  if (call.operation === "wait") return [];
  const { proves: own, mutation, token } = call;
  const looks = mutation && call.operation === "create" ? [mutation.write ? "body" : "refused"] : [];
  const named = token ? "auth" : (mutation?.guarantee ?? own);
  const form = call.operation === "create" && !mutation && !token ? ["created"] : [];
  return [...new Set([...(named ? [named] : []), ...looks, ...form])];
}

export function requestsIn({ rounds }: TestCase): number {
  return rounds.flat().filter(({ operation }) => operation !== "wait").length;
}

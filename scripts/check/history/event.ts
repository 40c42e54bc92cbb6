/** A history: what was sent in a test case, round by round, and what came back. */
import type { CreateRequest } from "../../model/types.js";
import type { Outcome } from "../answers/outcome.js";
import type { Call } from "../cases/test-case.js";
import type { Exchange } from "../sending/http.js";

/**
 * The outcome of a request. `lost` is the refusal of one that lost a race; after `nothing`, it may have been carried out or
 * not.
 */
export type EventOutcome = "accepted" | "refused" | "lost" | "nothing";

/** The outcome of a response, by its status: a refusal with 409 is that of a request that lost a race. */
export function outcomeByStatus(outcome: Outcome, status: number | undefined): EventOutcome {
  return outcome === "refused" && status === 409 ? "lost" : outcome;
}

/** The outcome of a response that decides nothing once, where its status belongs to the request. */
export function outcomeOfRepeated(status: number): Pick<Event, "outcome" | "counts"> {
  return status >= 400 && status < 500 ? { outcome: "refused" } : { outcome: "nothing", counts: true };
}

/** From its sending to its response, in milliseconds. */
export interface Span {
  from: number;
  to: number;
}

export interface Event {
  call: Call;
  outcome: EventOutcome;
  exchange: Exchange;
  /** The numbers that it is about. */
  numbers: string[];
  /** The state of the first number before, where it is known. */
  state?: "unknown" | "detached" | "attached" | undefined;
  /** The body of a create, without its mutation. */
  body?: CreateRequest | undefined;
  /** Set for an operation on a gateway: the model's id of it; empty for an id that no gateway ever had. */
  gateway?: string;
  /** Whether a correct server may refuse it, for the length of its list or of a text. */
  mayBeRefused?: boolean;
  /** Whether a response that says nothing is how the server answers the request, each time. */
  counts?: boolean | undefined;
  /** Set for a get or a list: whether it says that the number exists, that it does not, or neither. */
  shown?: EventOutcome | undefined;
  /** Set for a get or a list: whether it shows the number with gateways. */
  attached?: boolean | undefined;
  /** When it was under way; left out where the calls of a round were sent at the same time. */
  span?: Span | undefined;
}

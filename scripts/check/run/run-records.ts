/** What a run writes down for its later parts. */
import type { ValidBody } from "../requests/valid-bodies.js";
import type { Exchange } from "../sending/http.js";

/** A valid body that was sent as it is, and is judged when all have been: a choice that is refused shows by elimination. */
export interface SentValid {
  /** The request in words. */
  name: string;
  body: ValidBody;
  exchange: Exchange;
  accepted: boolean;
  /** Whether the answer counts: it is a success or a refusal, or the server insists on it. */
  counts: boolean;
}

/** A request that was refused, and the numbers that it named. */
export interface RefusedNumbers {
  guarantee: string;
  numbers: string[];
  exchange: Exchange;
}

export interface CleanUp {
  /** Numbers that were attached, and are not any more. */
  takenBack: string[];
  left: Leftover[];
  /** Ids of the gateways that numbers were taken off: the API does not delete them. */
  gateways: string[];
}

/** A number that could not be taken back, or of which nobody knows. */
export interface Leftover {
  number: string;
  /** The end of a sentence that starts with "because". */
  reason: string;
  /** Ids of its gateways, as far as they are known. */
  gateways: string[];
}

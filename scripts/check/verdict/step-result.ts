import type { Exchange } from "../sending/http.js";

/** The result of one curated call. */
export interface StepResult {
  guarantee: string;
  name: string;
  /** Seconds from the request to its response. */
  seconds: number;
  /** The exchange, if the call was sent. */
  exchange?: Exchange;
  /** Why it was not sent, or why its response proves nothing: the end of a sentence that starts with "because". */
  unproven?: string;
  /** The server lacks the operation. */
  absent?: boolean;
}

import type { Finding } from "../answers/finding.js";
import type { Exchange } from "../sending/http.js";

/** The result of one curated call. */
export interface StepResult {
  guarantee: string;
  /** Another guarantee, which says how the response looks. */
  form?: string | undefined;
  name: string;
  /** Seconds from the request to its response. */
  seconds: number;
  /** The exchange, if the call was sent. */
  exchange?: Exchange;
  findings: Finding[];
  /** Why it was not sent, or why its response proves nothing: the end of a sentence that starts with "because". */
  unproven?: string;
  /** The server lacks the operation. */
  absent?: boolean;
}

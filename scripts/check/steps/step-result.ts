import type { Finding } from "../answers/finding.js";
import type { Exchange } from "../sending/http.js";

/** What became of one request of the fixed part. */
export interface StepResult {
  guarantee: string;
  /** Another guarantee, which says how the answer looks. */
  form?: string | undefined;
  name: string;
  /** Seconds from the request to its answer. */
  seconds: number;
  /** What was sent and came back, if it was sent. */
  exchange?: Exchange;
  findings: Finding[];
  /** Why it was not sent, or why its answer proves nothing: the end of a sentence that starts with "because". */
  unproven?: string;
  /** It uses an operation beside the create. */
  companion?: boolean;
  /** The server does not have the operation. */
  absent?: boolean;
  /** The guarantee can be told without it. */
  optional?: boolean;
}

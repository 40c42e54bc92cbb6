import type { Operation } from "../document/operations.js";
import type { Failures } from "./failures/failures.js";
import type { Memory } from "./memory.js";
import type { Requests } from "./watch/requests.js";

/** A running mock from inside: what its control path and its page look at, and what they change. */
export interface Inside {
  operations: Operation[];
  /** Undefined: nothing is remembered. */
  memory(): Memory | undefined;
  /** Whether the docs are at `/docs`. */
  docs: boolean;
  requests: Requests;
  failures: Failures;
  reset(): void;
}

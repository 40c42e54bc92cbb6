import type { Operation } from "../document/operations.js";
import type { Memory } from "./api/memory.js";
import type { Failures } from "./failures/failures.js";
import type { Requests } from "./watch/requests.js";

/** The inside of a running mock, for its control path and its page. */
export interface Inside {
  operations: Operation[];
  /** Undefined: nothing is remembered. */
  memory(): Memory | undefined;
  /** The names by which other machines may reach the page and the control path. */
  allowedHosts: string[];
  requests: Requests;
  failures: Failures;
  reset(): void;
}

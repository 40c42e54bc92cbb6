import type { RequestOptions } from "../requests/make-request.js";
import type { TransportOptions } from "../sending/http.js";

export interface RunOptions extends TransportOptions, RequestOptions {
  /** Whether requests that the contract accepts are sent. */
  writes: boolean;
  /** The least time from one request to the next, in milliseconds. */
  delay?: number | undefined;
  /** How many requests are under way at once, where their order does not matter. */
  concurrency?: number | undefined;
  /** How long the run may take, in milliseconds; as long as it takes when left out. */
  maxTime?: number | undefined;
  /** Operations that the server is known to lack: their ids, or `companions`. */
  without?: string[] | undefined;
  /** Aborting it ends the run: nothing more is sent but what takes back what the run attached. */
  signal?: AbortSignal | undefined;
}

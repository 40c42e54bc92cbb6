import type { TransportOptions } from "./sending/http.js";

export interface RunOptions extends TransportOptions {
  /** Where the API is: its origin, and the path that stands before the document's, if any; no slash at the end. */
  url: string;
  token: string;
  /** Headers that the user adds to every request. None of them replaces one of the check's own. */
  headers: Record<string, string>;
  /** Whether requests that the contract accepts are sent. */
  writes: boolean;
  /** The least time from one request to the next, in milliseconds. */
  delay?: number | undefined;
  /** How many requests are under way at once, where their order does not matter. */
  concurrency?: number | undefined;
  /** Aborting it ends the run: nothing more is sent but what takes back what the run attached. */
  signal?: AbortSignal | undefined;
}

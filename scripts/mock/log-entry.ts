/** What is known of a request when it has been answered. Never a token, a password, or a query. */
export interface LogEntry {
  method: string;
  /** Without the query. */
  path: string;
  /** Undefined: the client hung up before the answer. */
  status: number | undefined;
  /** The name of the document's example that answered, or the status in words. */
  outcome: string;
  /** The answer's message. */
  message: string;
  milliseconds: number;
}

/**
 * What is known of a request when it has been answered. Never a token, a password, or a query. Its texts are short and
 * printable, whatever the client sent.
 */
export interface LogEntry {
  /** Empty when what arrived could not be read as a request. */
  method: string;
  /** Without the query. Empty when what arrived could not be read as a request. */
  path: string;
  /** Undefined: the client hung up before the answer. */
  status: number | undefined;
  /** The name of the document's example that answered, or the status in words. */
  outcome: string;
  /** The answer's message. */
  message: string;
  milliseconds: number;
}

/**
 * One line of the request log, written after the response. It never holds a token, a password or a query. Its texts are
 * cut short and printable.
 */
export interface LogEntry {
  /** Empty when the data could not be parsed as a request. */
  method: string;
  /** Without the query. Empty when the data could not be parsed as a request. */
  path: string;
  /** Undefined: the client hung up before the answer. */
  status: number | undefined;
  /** The name of the document's example that answered, or the status in words. */
  outcome: string;
  /** The answer's message. */
  message: string;
  milliseconds: number;
}

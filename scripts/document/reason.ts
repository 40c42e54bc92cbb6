/** One of `x-reasons` of a response: a reason for which a request gets its status. */
export interface Reason {
  kind: string;
  /** What a caller should know of it. A status with a single reason says it in its own description. */
  description?: string;
  /** A regular expression that finds this reason's `message`, whatever its case. The last reason needs none. */
  message?: string;
}

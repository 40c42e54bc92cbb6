/** One of `x-reasons` of a response: a reason for which a request gets its status. */
export interface Reason {
  kind: string;
  /** Explains the reason to callers. A status with a single reason explains it in its own description. */
  description?: string;
  /** A regular expression that finds this reason's `message`, ignoring case. The last reason needs none. */
  message?: string;
}

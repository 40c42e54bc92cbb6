import { STATUS_CODES } from "node:http";
import type { MockResponse } from "./exchange.js";

/** A refusal that the document does not describe. Its response has the shape of the API's errors. */
export class Refusal extends Error {
  /**
   * @param message says what was wrong and what to do
   * @param headers that belong to the status, such as `allow`
   */
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

export function responseOf({ status, message, headers }: Refusal): MockResponse {
  const typed = { "content-type": "application/json", ...headers };
  return { status, headers: typed, body: { message }, outcome: statusText(status) };
}

/** In lower case, for example `not found`. */
export function statusText(status: number): string {
  return (STATUS_CODES[status] ?? String(status)).toLowerCase();
}

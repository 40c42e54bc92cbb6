/** Handlers for the requests of the control path and of the mock's page. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { isObject } from "../../document/json.js";
import { Refusal } from "./refusal.js";

interface ControlRequest {
  request: IncomingMessage;
  response: ServerResponse;
  query: URLSearchParams;
  /** The body as JSON. @throws Refusal */
  json(): Promise<unknown>;
  /** The account of the request's token. @throws Refusal */
  account(): string;
}

/** Returns the response's JSON, or undefined if it has written the response itself. */
export type Handler = (request: ControlRequest) => unknown;

export function asObject(value: unknown): Record<string, unknown> {
  if (isObject(value)) return value;
  throw new Refusal(400, "The body must be a JSON object.");
}

/** Turns an error into a Refusal with status 400 and the same message. */
export function checked<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Refusal(400, (error as Error).message);
  }
}

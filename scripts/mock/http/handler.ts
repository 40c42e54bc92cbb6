/** What answers one request of the control path or of the mock's page, and how it reads what it is told. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Refusal } from "./refusal.js";

export interface ControlRequest {
  request: IncomingMessage;
  response: ServerResponse;
  query: URLSearchParams;
  /** The body as JSON. @throws Refusal */
  json(): Promise<unknown>;
  /** The account of the request's token. @throws Refusal */
  account(): string;
}

/** Answers with JSON, or with undefined when it has written the answer itself. */
export type Handler = (request: ControlRequest) => unknown;

export function asObject(value: unknown): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Refusal(400, "The body must be a JSON object.");
}

/** @throws Refusal with status 400 that says what the error says */
export function checked<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Refusal(400, (error as Error).message);
  }
}

/** Requests to a mock, made from the document's own example. */
import { document } from "../../scripts/document/document.js";
import { mainOperation, operations } from "../../scripts/document/operations.js";
import type { CreateRequest } from "../../scripts/model/types.js";

export const operation = mainOperation(operations(document));

const example = operation.requestBody.examples.sharedPair as CreateRequest;

/** A valid body for these numbers. */
export function valid(phoneNumbers: string[], fields: Partial<CreateRequest> = {}): CreateRequest {
  return { ...example, phoneNumbers, ...fields };
}

/** A fictional number for each index below 100. */
export function number(index: number): string {
  return `+1202555${String(100 + index).padStart(4, "0")}`;
}

interface Sent {
  status: number;
  message: string;
  headers: Headers;
}

/** Posts a body, text as it is and anything else as JSON. */
export async function post(origin: string, body: unknown, headers: Record<string, string> = {}): Promise<Sent> {
  const all = new Headers({ [operation.authHeader]: "a-token", "content-type": operation.requestBody.mediaType });
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  const response = await fetch(origin + operation.path, {
    method: operation.method,
    headers: all,
    body: typeof body === "string" || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
  });
  const { message } = (await response.json()) as { message: string };
  return { status: response.status, message, headers: response.headers };
}

/** The status and the whole body of a response. */
interface Answered {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
  body: any;
}

/** Sends a request of any operation; a body goes as JSON. */
export async function call(
  origin: string,
  method: string,
  path: string,
  { body, headers }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answered> {
  const all = new Headers({ [operation.authHeader]: "a-token" });
  if (body !== undefined) all.set("content-type", operation.requestBody.mediaType);
  for (const [name, value] of Object.entries(headers ?? {})) all.set(name, value);
  const sent = { method, headers: all, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await fetch(origin + path, sent);
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
}

import type { Call } from "./call.js";

/** Reads the body of a request, so that every attempt can send it. */
export async function bodyOf(request: Request): Promise<string | ArrayBuffer | undefined> {
  if (/^(GET|HEAD)$/.test(request.method) || request.body === null) return undefined;
  if (request.body !== undefined) return request.arrayBuffer();
  // Firefox and React Native have no `request.body`. React Native cannot copy a request whose body was read, and reads only text.
  const copy = request.clone();
  if (!/json/.test(request.headers.get("content-type") ?? "")) return copy.arrayBuffer();
  return (await copy.text()) || undefined;
}

/** A copy of the request for one attempt, with the token. Middleware sees only the request without it. */
export function freshRequest(
  request: Request,
  { body, token }: Call,
  authHeader: string,
  signal: AbortSignal,
  Request = globalThis.Request,
): Request {
  const fresh = new Request(request, body === undefined ? { signal } : { signal, body }) as Request &
    Record<string, unknown>;
  fresh.headers.set(authHeader, `${token}`);
  // openapi-fetch puts non-standard options on the request, such as `next` for the `fetch` of Next.js.
  for (const [name, value] of Object.entries(request)) if (!(name in fresh)) fresh[name] = value;
  return fresh;
}

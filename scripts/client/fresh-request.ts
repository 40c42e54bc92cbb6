import type { Call } from "./call.js";

/** The body of a request, which every attempt sends anew. */
export async function bodyOf(request: Request): Promise<string | ArrayBuffer | undefined> {
  if (/^(GET|HEAD)$/.test(request.method) || request.body === null) return undefined;
  if (request.body !== undefined) return request.arrayBuffer();
  // Firefox and React Native do not show a body. React Native makes no other request of one that was read, and reads text only.
  const copy = request.clone();
  if (!/json/.test(request.headers.get("content-type") ?? "")) return copy.arrayBuffer();
  return (await copy.text()) || undefined;
}

/** The same request for one attempt, with the token. Middleware keeps the request without it. */
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
  // What only some `fetch` know is on the request, as openapi-fetch puts it there: `next` for that of Next.js.
  for (const [name, value] of Object.entries(request)) if (!(name in fresh)) fresh[name] = value;
  return fresh;
}

/**
 * A request with these parts. As openapi-fetch does, it also holds those that no `Request` knows, for a `fetch` that does:
 * `next` for that of Next.js.
 */
export function requestOf(Request: typeof globalThis.Request, target: string | Request, parts: RequestInit): Request {
  const request = new Request(target, parts) as Request & { [custom: string]: unknown };
  for (const key in parts) if (!(key in request)) request[key] = parts[key as keyof RequestInit];
  return request;
}

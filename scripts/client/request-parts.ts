/** What a request is made of, to make it again for each attempt. */
export interface RequestParts extends RequestInit {
  headers: Headers;
  signal: AbortSignal | null;
}

/** Following one would take the body, and the SIP password in it, to an address that nobody chose. */
export const redirect = "manual";

/** The parts of a request that middleware may have changed. */
export async function requestParts(request: Request): Promise<RequestParts> {
  const { body, headers, signal } = request;
  // A copy, so that the token is not where middleware looks, and logs perhaps.
  return { body: body && (await request.arrayBuffer()), headers: new Headers(headers), signal };
}

/** What a request is made of, to make it again for each attempt. */
export interface RequestParts extends RequestInit {
  input: string | Request;
  headers: Headers;
}

/**
 * Stands in for the `Request` that openapi-fetch makes, where no middleware is there to see it. `fetch` makes one of its
 * own in any case, and a second one costs a fifth of a call's time.
 */
export class RequestStandIn {
  constructor(
    readonly url: string,
    readonly init: Omit<RequestParts, "input">,
    readonly method = init.method,
  ) {}
}

export async function requestParts(request: Request | RequestStandIn): Promise<RequestParts> {
  if (request instanceof RequestStandIn) return { input: request.url, ...request.init };
  const { body, headers, signal } = request;
  // A copy, so that the token is not where middleware looks, and logs perhaps.
  return { input: request, body: body && (await request.arrayBuffer()), headers: new Headers(headers), signal };
}

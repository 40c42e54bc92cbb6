/** What a request is made of, to make it again for each attempt. */
export interface RequestParts extends RequestInit {
  headers: Headers;
}

/**
 * Stands in for the `Request` that openapi-fetch makes, where no middleware is there to see it. `fetch` makes one of its
 * own in any case, and a second one makes a call take half as long again.
 */
export class RequestStandIn implements RequestParts {
  declare url: string;
  declare headers: Headers;

  constructor(url: string, init: object) {
    Object.assign(this, init, { url });
  }
}

/** For `fetch` or `Request`: where to send a request, and the rest of it. */
export async function requestParts(request: Request | RequestStandIn): Promise<[string | Request, RequestParts]> {
  if (request instanceof RequestStandIn) return [request.url, request];
  const { body, headers, signal } = request;
  // A copy, so that the token is not where middleware looks, and logs perhaps.
  return [request, { body: body && (await request.arrayBuffer()), headers: new Headers(headers), signal }];
}

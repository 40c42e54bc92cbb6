/** The middleware of openapi-fetch, called as openapi-fetch calls it. */
import type { Middleware, MiddlewareCallbackParams } from "openapi-fetch";
import type { Limit } from "./limit.js";

type Context = Omit<MiddlewareCallbackParams, "request">;

/**
 * Lets middleware see and change a request, send it with what it left, and see and change what came of that.
 *
 * @param all a list of its own, which is turned around on the way back
 * @param held the request that was made; each that middleware puts in its place is added. An abort reaches a request
 * only as long as those that it was made from are held: hold them until the answer was read
 * @param inTime waits for what a middleware does, as long as an answer may take
 * @throws what `send` or a middleware throws, unless a middleware makes an answer of it, and what `inTime` does
 */
export async function throughMiddleware(
  all: Middleware[],
  held: [Request, ...Request[]],
  context: Context,
  send: (request: Request) => Promise<Response>,
  inTime: Limit["inTime"],
): Promise<Response> {
  let [request] = held;
  let response: Response | undefined;
  for (const { onRequest } of all) {
    const changed = response ? undefined : await inTime(onRequest?.({ ...context, request }));
    if (changed && "status" in changed) response = changed;
    else if (changed) {
      request = changed;
      held.push(request);
    }
  }
  all.reverse();
  if (!response) {
    try {
      response = await send(request);
    } catch (thrown) {
      let error = thrown;
      for (const { onError } of all) {
        const changed = response ? undefined : await inTime(onError?.({ ...context, request, error }));
        if (changed && "status" in changed) response = changed;
        else error = changed || error;
      }
      if (!response) throw error;
    }
    for (const { onResponse } of all) {
      response = (await inTime(onResponse?.({ ...context, request, response }))) || response;
    }
  }
  return response;
}

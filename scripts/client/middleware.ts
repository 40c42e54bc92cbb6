/** The middleware of openapi-fetch, called as openapi-fetch calls it. */
import type { Middleware, MiddlewareCallbackParams } from "openapi-fetch";

type Context = Omit<MiddlewareCallbackParams, "request">;

/**
 * Lets middleware see and change a request, send it with what it left, and see and change what came of that.
 *
 * @param inTime waits for what a middleware does with an answer, as long as an answer may take
 * @throws what `send` or a middleware throws, unless a middleware makes an answer of it
 */
export async function throughMiddleware(
  all: Middleware[],
  made: Request,
  context: Context,
  send: (request: Request) => Promise<Response>,
  inTime: <Value>(value: Value | Promise<Value>) => Value | Promise<Value>,
): Promise<Response> {
  let request = made;
  let response: Response | undefined;
  for (const { onRequest } of all) {
    const changed = response ? undefined : await onRequest?.({ ...context, request });
    if (changed && "status" in changed) response = changed;
    else if (changed) request = changed;
  }
  const reversed = [...all].reverse();
  if (!response) {
    try {
      response = await send(request);
    } catch (thrown) {
      let error = thrown;
      for (const { onError } of reversed) {
        const changed = response ? undefined : await onError?.({ ...context, request, error });
        if (changed && "status" in changed) response = changed;
        else error = changed || error;
      }
      if (!response) throw error;
    }
    for (const { onResponse } of reversed) {
      response = (await inTime(onResponse?.({ ...context, request, response }))) || response;
    }
  }
  return response;
}

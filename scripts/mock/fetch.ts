/** The mock without a server: a function that takes a `Request`, as msw and `fetch` itself do. */
import { type Api, type MockResponse, textOf } from "./http/exchange.js";
import { refusalOf } from "./http/read-body.js";
import { Refusal, responseOf } from "./http/refusal.js";
import { logEntry, sentOf } from "./log/log.js";
import type { LogEntry } from "./log/log-entry.js";
import { now } from "./real-timers.js";

/** @param log called once for each request, after its response */
export function fetchFrom(api: Api, log: (entry: LogEntry) => void): (request: Request) => Promise<Response> {
  return async (request) => {
    const started = now();
    const { method, signal } = request;
    const { pathname: path, searchParams: query } = new URL(request.url);
    const headers = Object.fromEntries(request.headers);
    const response = await respond().catch((error) => {
      if (error instanceof Refusal) return responseOf(error);
      signal.throwIfAborted();
      throw error;
    });
    log(logEntry({ method, url: path, headers }, sentOf(response), started));
    return delivered(response);

    async function respond(): Promise<MockResponse> {
      const body = new Uint8Array(await request.arrayBuffer());
      const refusal = refusalOf(body.length, headers);
      if (refusal) throw refusal;
      return api({ method, path, query, headers, body, hungUp: () => signal });
    }
  };
}

/** @throws TypeError, as `fetch` does, when the response does not arrive */
function delivered({ status, headers, body, delivery }: MockResponse): Response {
  if (delivery === "hangUp") throw new TypeError("fetch failed", { cause: new Error("The mock hung up.") });
  const text = textOf(body);
  if (delivery === "cutBody") return new Response(cut(text), { status, headers });
  return new Response(status === 204 || text === "" ? null : text, { status, headers });
}

/** The first half of a text, and then an error. */
function cut(text: string): ReadableStream {
  const bytes = new TextEncoder().encode(text);
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) controller.error(new TypeError("terminated", { cause: new Error("The mock cut the body.") }));
      else controller.enqueue(bytes.subarray(0, bytes.length / 2));
      isSent = true;
    },
  });
}

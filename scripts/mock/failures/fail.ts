import type { Responses } from "../api/responses.js";
import type { MockResponse } from "../http/exchange.js";
import { statusText } from "../http/refusal.js";
import { delay } from "../real-timers.js";
import { type Failure, nameOf } from "./failure.js";

const slowMilliseconds = 5000;

/**
 * Responds with a failure. Changes of a request that was carried out remain.
 *
 * @param carryOut responds without a failure; a create first holds its numbers for this many milliseconds
 * @param hungUp a signal that is aborted when the client hangs up
 */
export async function fail(
  failure: Failure,
  carryOut: (hold?: number) => Promise<MockResponse>,
  responses: Responses,
  hungUp: () => AbortSignal,
): Promise<MockResponse> {
  const failed = { outcome: `failed on demand: ${nameOf(failure)}` };
  if (typeof failure === "object" && "status" in failure) return { ...statusResponse(failure, responses), ...failed };
  if (failure === "hangUp") return { status: 0, headers: {}, body: {}, ...failed, delivery: "hangUp" };

  if (typeof failure === "object" && "hold" in failure) return carryOut(failure.hold);

  const answer = { ...(await carryOut()), ...failed };
  if (failure === "hangUpAfterCreating") return { ...answer, delivery: "hangUp" };
  if (failure === "cutBody") return { ...answer, delivery: "cutBody" };
  if (failure === "notJson") return { ...answer, headers: { "content-type": "text/html" }, body: notJson };
  await delay(typeof failure === "object" ? failure.slow : slowMilliseconds, undefined, { signal: hungUp() });
  return answer;
}

const notJson = "<!doctype html>\n<title>Gateway</title>\n<h1>This is no JSON</h1>\n";

/** The document's first example for the status, if it has one. */
function statusResponse(
  { status, retryAfter }: { status: number; retryAfter?: number },
  responses: Responses,
): Omit<MockResponse, "outcome"> {
  const response = responses.exampleOf(status) ?? {
    status,
    headers: { "content-type": "application/json" },
    body: { message: `The mock was told to answer ${status} (${statusText(status)}). Nothing was changed.` },
  };
  const headers = { ...response.headers, ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }) };
  return { ...response, headers };
}

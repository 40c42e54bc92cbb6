/** A client of one document: openapi-fetch's own client, and a method for each operation. */
import createFetchClient from "openapi-fetch";
import { callOf, nameOf } from "./call.js";
import type { Contract } from "./contract.js";
import type { LoadValidator } from "./failure.js";
import { methodOf, type RawClient } from "./method.js";
import { type ClientOptions, defined, settingsFor } from "./options.js";
import { pathSerializer } from "./path.js";
import { sender } from "./send.js";

/**
 * `raw`, and the methods by the names of their operations.
 *
 * @throws {TypeError} when the token or another option is invalid
 */
export function makeClient<Made>(contract: Contract, loadValidator: LoadValidator, options: ClientOptions): Made {
  settingsFor(contract.policy, options);
  const send = sender(contract, options);
  const { token, allowInsecure, timeout, retry, onRetry, onAttempt, ...fetchOptions } = options;
  const raw = createFetchClient<object>({
    baseUrl: contract.baseUrl,
    // Following a redirect could send the body, with its SIP password, to an unknown host.
    redirect: "manual",
    pathSerializer,
    ...defined(fetchOptions),
    async fetch(request, extension?: object) {
      refuseOwnOptions(request);
      return send(callOf(contract, nameOf(contract, request), options, {}), request, extension);
    },
  }) as unknown as RawClient;
  const methods = Object.keys(contract.operations).map((name) => [
    name,
    methodOf(name, { contract, raw, send, loadValidator, options }),
  ]);
  return { raw, ...Object.fromEntries(methods) };
}

/** openapi-fetch silently puts unknown options on the request, where they would have no effect. */
function refuseOwnOptions(request: Request): void {
  // Requests of node-fetch have a `timeout` of their own.
  if (!(request instanceof globalThis.Request)) return;
  const lost = ["retry", "timeout", "onRetry", "onAttempt"].find((name) => name in request);
  if (lost) {
    throw new TypeError(
      `raw does not take ${lost} for one call: pass it to createClient, or call the operation's method`,
    );
  }
}

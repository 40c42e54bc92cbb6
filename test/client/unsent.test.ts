/** Whether a request may have succeeded, when no response arrived. */
import { describe, expect, test, vi } from "vitest";
import { createClient } from "../../generated/client.js";
import { freePort } from "../../scripts/bench/server.js";
import { body, errorOf, token } from "./support.js";

const nodeError = (code: string, more = {}) =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code, ...more }) });
/** projects.long.test.ts has these of a real dispatcher. */
function closedIn(place: string): string {
  return `ClientDestroyedError: The client is destroyed\n    at ${place} (undici/lib/dispatcher/dispatcher-base.js:188:15)`;
}
const failing = (error: unknown) => async () => Promise.reject(error);

test.each([
  ["an unknown host", nodeError("ENOTFOUND", { syscall: "getaddrinfo" }), false],
  ["no route to it", nodeError("EHOSTUNREACH", { syscall: "connect" }), false],
  ["no connection in time", nodeError("UND_ERR_CONNECT_TIMEOUT"), false],
  ["a certificate that ended", nodeError("CERT_HAS_EXPIRED"), false],
  ["a certificate of its own", nodeError("DEPTH_ZERO_SELF_SIGNED_CERT"), false],
  ["a certificate of nobody", nodeError("UNABLE_TO_VERIFY_LEAF_SIGNATURE"), false],
  ["a certificate of another", nodeError("ERR_TLS_CERT_ALTNAME_INVALID"), false],
  [
    "none of several addresses",
    nodeError("x", { errors: [nodeError("ECONNREFUSED", { syscall: "connect" }).cause] }),
    false,
  ],
  ["Bun's refused connection", Object.assign(new Error("refused"), { code: "ConnectionRefused" }), false],
  [
    "a proxy that refuses the tunnel",
    nodeError("0", {
      cause: nodeError("UND_ERR_ABORTED", { message: "Proxy response (403) !== 200 when HTTP Tunneling" }).cause,
    }),
    false,
  ],
  ["a dispatcher that was closed before", nodeError("UND_ERR_DESTROYED", { stack: closedIn("Agent.dispatch") }), false],
  ["a dispatcher that is closed meanwhile", nodeError("UND_ERR_DESTROYED", { stack: closedIn("Agent.destroy") }), true],
  ["a broken connection", nodeError("ECONNRESET", { syscall: "read" }), true],
  ["a broken TLS record", nodeError("ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC"), true],
  ["a socket that was closed", nodeError("UND_ERR_SOCKET"), true],
  ["no response in time", nodeError("UND_ERR_HEADERS_TIMEOUT"), true],
  ["an error that says nothing", new TypeError("Failed to fetch"), true],
])("%s", async (_, failure, mayHaveSucceeded) => {
  const fetch = vi.fn(failing(failure));
  const error = await errorOf(createClient({ token, fetch }).createPhoneNumbers(body));
  expect(error).toMatchObject({ code: "noResponse", status: 0, mayHaveSucceeded });
  expect(error.message.includes("may have succeeded")).toBe(mayHaveSucceeded);
  expect(fetch).toHaveBeenCalledOnce();
});

test("a broken connection of a create is not retried, though an option asks for it; a refused one is", async () => {
  const retry = { retryConnectionErrors: true, initialInterval: 0, maxRetries: 2 };
  for (const [syscall, attempts] of [
    ["read", 1],
    ["connect", 3],
  ] as const) {
    const fetch = failing(nodeError("any", { syscall }));
    expect(await errorOf(createClient({ token, fetch, retry }).createPhoneNumbers(body))).toMatchObject({ attempts });
  }
});

describe("with Node's own fetch", () => {
  const create = (baseUrl: string, requestInitExt = {}) =>
    errorOf(createClient({ token, baseUrl, requestInitExt }).createPhoneNumbers(body));

  test("nobody listens: it was not sent, and the message says where", async () => {
    const port = await freePort();
    const error = await create(`http://127.0.0.1:${port}`);
    expect(error).toMatchObject({ mayHaveSucceeded: false, attempts: 1 });
    expect(error.message).toContain(`ECONNREFUSED 127.0.0.1:${port}`);
  });

  test("a port that fetch never connects to: it was not sent", async () => {
    expect(await create("http://127.0.0.1:6000")).toMatchObject({ code: "noResponse", mayHaveSucceeded: false });
  });
});

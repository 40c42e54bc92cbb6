import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { Refusal } from "./refusal.js";

/** The largest body that is taken, in bytes. */
const bodyLimit = 1024 * 1024;

/**
 * Reads a body to its end. The rest of a body over the limit is read and discarded, because a client that is still sending
 * would not see the response.
 *
 * @throws Refusal with status 413 when the body is over the limit, and with 415 when it is compressed
 * @throws when the client hangs up before the end
 */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bodyLimit) chunks.push(chunk);
    });
    request.on("end", () => {
      const refusal = refusalOf(size, request.headers);
      if (refusal) reject(refusal);
      else resolve(Buffer.concat(chunks));
    });
    request.on("error", reject);
  });
}

/** The reason why a body of this size and encoding is refused, if it is. */
export function refusalOf(size: number, headers: IncomingHttpHeaders): Refusal | undefined {
  if (size > bodyLimit) return tooLarge;
  return size > 0 && isEncoded(headers) ? encoded : undefined;
}

const tooLarge = new Refusal(413, `The body is larger than ${bodyLimit} bytes. Send the numbers in several requests.`);

const encoded = new Refusal(415, "The mock reads no compressed bodies: send this one without a Content-Encoding.", {
  "accept-encoding": "identity",
});

function isEncoded(headers: IncomingHttpHeaders): boolean {
  const encodings = `${headers["content-encoding"] ?? ""},${headers["transfer-encoding"] ?? ""}`
    .toLowerCase()
    .split(",");
  return encodings.some((encoding) => !/^\s*(|identity|chunked)\s*$/.test(encoding));
}

import type { IncomingMessage } from "node:http";
import { Refusal } from "./refusal.js";

/** The largest body that is read, in bytes. */
export const bodyLimit = 1024 * 1024;

/**
 * Reads a body to its end. What is over the limit is read too, and thrown away, since a client that is still sending
 * would not see the answer.
 *
 * @throws Refusal with status 413 when the body is over the limit
 * @throws when the client hangs up before the end
 */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bodyLimit) chunks.push(chunk);
      else
        reject(new Refusal(413, `The body is larger than ${bodyLimit} bytes. Send the numbers in several requests.`));
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
  });
}

import type { IncomingMessage } from "node:http";
import { Refusal } from "./refusal.js";

/** The largest body that is read, in bytes. */
export const bodyLimit = 1024 * 1024;

/** In how many pieces a body may come. Each takes its time, and one of a single byte as much as a large one. */
const pieceLimit = 16 * 1024;

/** How much of a body over the limit is read and thrown away, in bytes. */
const patience = 64 * 1024 * 1024;

/**
 * Reads a body to its end. What is over the limit is read too, and thrown away, since a client that is still sending
 * would not see the answer; but not for ever.
 *
 * @throws Refusal with status 413 when the body is over a limit; the rest of it may still be to come
 * @throws when the client hangs up before the end
 */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const body = new GrowingBuffer();
    let size = 0;
    let pieces = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      pieces++;
      if (size <= bodyLimit && pieces > pieceLimit) reject(tooManyPieces());
      else if (size <= bodyLimit) body.append(chunk);
      else if (size > patience) reject(tooLarge());
    });
    request.on("end", () => (size > bodyLimit ? reject(tooLarge()) : resolve(body.content())));
    request.on("error", reject);
    if (declaredLength(request) > patience) reject(tooLarge());
  });
}

/** What the client says it will send, in bytes; 0 when it does not say. */
export function declaredLength({ headers }: IncomingMessage): number {
  return Number(headers["content-length"] ?? 0);
}

export function tooLarge(): Refusal {
  return new Refusal(413, `The body is larger than ${bodyLimit} bytes. Send the numbers in several requests.`);
}

function tooManyPieces(): Refusal {
  return new Refusal(413, `The body comes in more than ${pieceLimit} pieces. Send larger ones.`);
}

/** Collects chunks without keeping them: a body may come in as many of them as it has bytes. */
class GrowingBuffer {
  #bytes: Buffer | undefined;
  #length = 0;

  append(chunk: Buffer): void {
    const length = this.#length + chunk.length;
    // Most bodies are one chunk.
    this.#bytes ??= chunk;
    if (this.#length > 0) {
      if (length > this.#bytes.length) {
        const larger = Buffer.allocUnsafe(2 * length);
        this.#bytes.copy(larger, 0, 0, this.#length);
        this.#bytes = larger;
      }
      chunk.copy(this.#bytes, this.#length);
    }
    this.#length = length;
  }

  content(): Buffer {
    return this.#bytes?.subarray(0, this.#length) ?? Buffer.alloc(0);
  }
}

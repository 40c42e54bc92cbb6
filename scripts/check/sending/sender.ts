/** Sends requests at the server's pace: not faster than asked for, reads not before they follow, and again when the server says to wait. */
import type { Exchange, HttpRequest, Transport } from "./http.js";
import type { Reads } from "./reads.js";
import { waitFor } from "./wait-for.js";

interface SenderOptions {
  /** The least time from one request to the next, in milliseconds. */
  delay?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Shared by all who send to one server. */
  reads: Reads;
}

/** How long one `Retry-After` may ask us to wait, and all of them together, in milliseconds. */
const longestWait = 60_000;
const longestWaits = 300_000;
const day = 86_400_000;
/** How long to wait for a limit that does not say how long. */
const unsaidWait = 1_000;
/** How often one request is sent again for a limit. */
const mostAgain = 5;

export class Sender {
  /** Why the server's limits ended the run, if they did: the end of a sentence that starts with "the server". */
  limited: string | undefined;
  requestsSent = 0;

  readonly #transport: Transport;
  readonly #options: SenderOptions;
  readonly #record: (exchanges: Exchange[]) => void;
  #nextAt = 0;
  #waited = 0;

  /** @param record called with every exchange, those that a limit answered included; with those of a race together */
  constructor(transport: Transport, options: SenderOptions, record: (exchanges: Exchange[]) => void) {
    this.#transport = transport;
    this.#options = options;
    this.#record = record;
  }

  async send(request: HttpRequest): Promise<Exchange> {
    await this.turn(request);
    return this.settle(await this.#transport.send(request));
  }

  /**
   * Sends requests at the same time. A rate limit is not waited out within the race, because that would change the race; the
   * pause that the server asks for comes before the next request.
   */
  async race(requests: HttpRequest[], after: number[]): Promise<Exchange[]> {
    await this.turn(...requests);
    const exchanges = await this.#transport.race(requests, after);
    this.#count(exchanges);
    for (const exchange of exchanges) this.#heed(exchange);
    return exchanges;
  }

  /** Waits until these requests may be sent at the same time. */
  async turn(...requests: HttpRequest[]): Promise<void> {
    for (const request of requests) await this.#options.reads.turn(request, this.#options.signal);
    const now = performance.now();
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + (this.#options.delay ?? 0);
    if (at > now) await waitFor(at - now, this.#options.signal);
  }

  /** Takes note of an exchange; when a limit answered, waits and sends the request again. */
  async settle(exchange: Exchange): Promise<Exchange> {
    let latest = exchange;
    this.#count([latest]);
    for (let again = 0; again < mostAgain && this.#heed(latest); again++) {
      await this.turn(exchange.request);
      if (this.#options.signal?.aborted) break;
      latest = await this.#transport.send(exchange.request);
      this.#count([latest]);
    }
    return latest;
  }

  #count(exchanges: Exchange[]): void {
    this.requestsSent += exchanges.length;
    for (const exchange of exchanges) this.#options.reads.note(exchange);
    this.#record(exchanges);
  }

  /** @returns whether it is a limit that can be waited out */
  #heed({ answer }: Exchange): boolean {
    if (!answer || ![429, 503].includes(answer.status)) return false;
    const asked = retryAfter(answer.headers);
    // A 503 without it is an outage, not a limit.
    if (asked === undefined && answer.status === 503) return false;
    const wait = asked ?? unsaidWait;
    if (wait > longestWait || this.#waited + wait > longestWaits) {
      this.limited ??= `limits its requests, and asks to wait ${wait > day ? "more than a day" : `${Math.ceil(wait / 1000)} s`}`;
      return false;
    }
    const until = performance.now() + wait;
    if (until > this.#nextAt) {
      this.#waited += wait;
      this.#nextAt = until;
    }
    return true;
  }
}

/** @returns milliseconds, or `undefined` when `Retry-After` is missing or says nothing */
function retryAfter({ "retry-after": value, date }: Record<string, string>): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(value.trim())) return Number(value) * 1000;
  const until = Date.parse(value);
  // The server's clock may be wrong: it says both by the same one.
  const now = Date.parse(date ?? "");
  return Number.isNaN(until) ? undefined : Math.max(0, until - (Number.isNaN(now) ? Date.now() : now));
}

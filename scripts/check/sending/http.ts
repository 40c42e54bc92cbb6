/** Sends HTTP requests with a time limit for each, and reads their responses. */
import { once } from "node:events";
import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import { decodedBody } from "./decoded-body.js";
import { proxyFor, throughProxy } from "./environment-proxy.js";
import { cancelled, cutShort, type Failure, failureOf, isClosed, notSent } from "./failure.js";

export interface HttpRequest {
  method: string;
  /** With the query, percent-encoded. */
  path: string;
  headers: Record<string, string>;
  /** Left out where there is none. */
  body?: string | undefined;
  /** The operation that it is meant for. */
  operationId?: string | undefined;
  /** The contract says that it is refused, so that it creates nothing even if no answer arrives. */
  isRefused?: boolean;
}

export interface Answer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

/** A request, and its response or the reason why none arrived. */
export interface Exchange {
  request: HttpRequest;
  answer?: Answer;
  failure?: Failure;
  /** Set for a history that somebody else produced: when it was under way, in milliseconds, and who sent it. */
  timing?: { from: number; to: number; client: string };
}

export interface TransportOptions {
  /** The longest that one answer may take, in milliseconds. */
  timeout: number;
  /** Accepts a certificate that is not trusted. */
  insecure: boolean;
}

interface Begun {
  sent: ClientRequest;
  body: Buffer;
  exchange: Promise<Exchange>;
}

/** No answer of this API comes near it. */
const longestBody = 1_000_000;

/** The modules that send for Dredd and for the races: same deadline, same limit, same TLS rules for both. */
export class Transport {
  /** Why the latest request has no whole answer. */
  failure: Failure | undefined;

  readonly #origin: URL;
  readonly #proxy: URL | undefined;
  readonly #options: TransportOptions;
  /** Ends each request that is under way. */
  readonly #underway = new Set<(failure: Failure) => void>();
  readonly #kept: http.Agent;
  /** Until the server ends a connection that it was to keep. */
  #keepsConnections = true;
  #cancelled = false;
  #latest: ClientRequest | undefined;

  constructor(origin: string, options: TransportOptions) {
    this.#origin = new URL(origin);
    this.#proxy = proxyFor(this.#origin);
    this.#options = options;
    this.#kept = new (this.#origin.protocol === "https:" ? https : http).Agent({ keepAlive: true });
  }

  /** Stands in for `node:http` and `node:https` where a library lets its user choose. */
  readonly modules = {
    "http:": { ...http, request: (options: RequestOptions) => this.#dreddRequest(http, options) },
    "https:": { ...https, request: (options: RequestOptions) => this.#dreddRequest(https, options) },
  };

  /** Ends every request that is under way, and refuses new ones. */
  cancel(): void {
    this.#cancelled = true;
    for (const fail of this.#underway) fail(cancelled);
  }

  /** Ends the connections that were kept for further requests. */
  close(): void {
    this.#kept.destroy();
  }

  async send(request: HttpRequest): Promise<Exchange> {
    const { sent, body, exchange } = this.#begin(request);
    sent.end(body);
    return exchange;
  }

  /**
   * Sends the requests so that the server has all of each but its last byte, then the last bytes together.
   *
   * @param after how long after the others each last byte is sent, in milliseconds
   */
  async race(requests: HttpRequest[], after: number[] = []): Promise<Exchange[]> {
    const held = requests.map((request) => this.#begin(request));
    await Promise.all(held.map(writeAllButTheLastByte));
    for (const [index, { sent, body }] of held.entries()) {
      const release = () => sent.end(body.subarray(-1));
      const wait = after[index] ?? 0;
      if (wait > 0) setTimeout(release, wait);
      else release();
    }
    return Promise.all(held.map(({ exchange }) => exchange));
  }

  /** A request whose body is still to be sent. */
  #begin(request: HttpRequest): Begun {
    const body = Buffer.from(request.body ?? "");
    let failure: Failure | undefined;
    const sent = this.#bounded(
      this.#origin.protocol === "https:" ? https : http,
      {
        protocol: this.#origin.protocol,
        hostname: this.#origin.hostname.replace(/^\[|\]$/g, ""),
        port: this.#origin.port,
        method: request.method,
        path: request.path,
        headers: {
          ...request.headers,
          ...(request.body !== undefined && { "Content-Length": `${body.length}` }),
        },
      },
      (reason) => {
        failure ??= reason;
      },
    );
    const exchange = new Promise<Exchange>((resolve) => {
      sent.on("error", () => {});
      let answer: Answer | undefined;
      sent.once("response", (response) => {
        response.on("error", () => {});
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("end", () => {
          answer = {
            status: response.statusCode ?? 0,
            headers: plainHeaders(response.headers),
            body: decodedBody(Buffer.concat(chunks), plainHeaders(response.headers)),
          };
        });
      });
      sent.once("close", () =>
        resolve({ request, ...(failure || !answer ? { failure: failure ?? cutShort } : { answer }) }),
      );
    });
    return { sent, body, exchange };
  }

  #dreddRequest(module: typeof http | typeof https, options: RequestOptions): ClientRequest {
    this.failure = undefined;
    // Late errors of an earlier request are not those of this one.
    const request = this.#bounded(module, options, (failure) => {
      if (this.#latest === request) this.failure ??= failure;
    });
    this.#latest = request;
    return request;
  }

  #bounded(module: typeof http | typeof https, options: RequestOptions, onFailure: (failure: Failure) => void) {
    const { timeout, insecure } = this.#options;
    const agent = this.#keepsConnections && this.#kept;
    const direct = { ...options, agent, ...(insecure && { rejectUnauthorized: false }) };
    const connecting = new AbortController();
    const request = module.request(
      this.#proxy ? throughProxy(this.#proxy, this.#origin, direct, connecting.signal) : direct,
    );
    const fail = (failure: Failure) => {
      onFailure(failure);
      request.destroy(new Error(failure.message));
      connecting.abort();
    };
    this.#underway.add(fail);
    const deadline = setTimeout(() => {
      fail({ code: "timeout", message: `did not finish its answer within ${timeout / 1000} s` });
    }, timeout);
    let told = false;
    request.once("response", (response: IncomingMessage) => {
      told = true;
      let length = 0;
      response.on("data", (chunk: Buffer) => {
        length += chunk.length;
        if (length > longestBody)
          fail({ code: "too-long", message: `sent an answer longer than ${longestBody / 1e6} MB` });
      });
      response.once("close", () => {
        if (!response.complete) onFailure(cutShort);
      });
    });
    request.once("error", (error: NodeJS.ErrnoException) => {
      told = true;
      const failure = failureOf(error);
      // Further requests shall not look as if the server did not answer them.
      if (request.reusedSocket && isClosed(failure)) this.#keepsConnections = false;
      onFailure(failure);
    });
    request.once("close", () => {
      // Node emits no error when it ends a request by itself, for example after an unrequested protocol upgrade.
      if (!told) request.emit("error", Object.assign(new Error("closed"), { code: "ECONNRESET" }));
      clearTimeout(deadline);
      this.#underway.delete(fail);
    });
    if (this.#cancelled) fail(notSent);
    return request;
  }
}

/** Resolves also where the request comes to its end before. */
async function writeAllButTheLastByte({ sent, body }: Begun): Promise<void> {
  if (body.length < 2) return;
  const ended = Promise.race([once(sent, "close"), once(sent, "error")]).catch(() => {});
  await Promise.race([ended, new Promise<void>((resolve) => sent.write(body.subarray(0, -1), () => resolve()))]);
}

export function plainHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name.toLowerCase()] = `${value}`;
  }
  return plain;
}

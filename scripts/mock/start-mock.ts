/** Starts the mock, from a test or from the command line. */
import { randomInt } from "node:crypto";
import type { components } from "../../generated/types.js";
import { requestRules } from "../../generated/validate.js";
import { siteFolder } from "../docs/site.js";
import { document } from "../document/document.js";
import { mainOperation, type Operation, operations as readOperations, serverUrl } from "../document/operations.js";
import { documentValues } from "../model/document-values.js";
import { knownNumbers, Memory } from "./api/memory.js";
import type { RandomResponse } from "./api/prism.js";
import { withUnknownFields } from "./api/unknown-fields.js";
import { createApi } from "./api.js";
import { ownSite } from "./control/own-site.js";
import { serveDocs } from "./docs/docs-site.js";
import type { Failure, FailureTarget } from "./failures/failure.js";
import { Failures } from "./failures/failures.js";
import { fetchFrom } from "./fetch.js";
import type { HttpsOptions } from "./http/https-options.js";
import { Refusal } from "./http/refusal.js";
import type { Inside } from "./inside.js";
import { checkFilter, expectFields } from "./known-names.js";
import { hiding } from "./log/hide-secrets.js";
import { safely } from "./log/log.js";
import type { LogEntry } from "./log/log-entry.js";
import { checkOptions } from "./option-checks.js";
import type { Seed } from "./seed-format.js";
import { createMockServer } from "./server.js";
import type { Recording } from "./watch/har.js";
import { Requests } from "./watch/requests.js";
import type { RequestFilter, SeenRequest } from "./watch/seen-request.js";
import { watched } from "./watch/watched.js";

export type { Failure, FailureStatus, FailureTarget } from "./failures/failure.js";
export type { LogEntry } from "./log/log-entry.js";
export type { OperationId } from "./operation-id.js";
export type { Seed, SeedAccount } from "./seed-format.js";
export type { RequestFilter, SeenRequest } from "./watch/seen-request.js";

declare global {
  // For TypeScript configurations whose `lib` lacks them.
  interface SymbolConstructor {
    readonly asyncDispose: unique symbol;
  }
  interface AsyncDisposable {
    [Symbol.asyncDispose](): PromiseLike<void>;
  }
}

export interface MockOptions {
  /** 0 takes a free port. 4010 when left out. */
  port?: number;
  /** The address to listen on. This machine only (`127.0.0.1`) when left out. */
  host?: string;
  /** How long a create holds its numbers before it is answered, in milliseconds. 0 when left out. */
  latency?: number;
  /** The numbers that are known from the start. */
  seed?: Seed;
  /** Remember nothing: every valid request succeeds. */
  stateless?: boolean;
  /** Called once for each request, after its answer. */
  log?: (entry: LogEntry) => void;
  /** The folder of a built docs site, to be at `/docs`. The package's own when left out. */
  docs?: string;
  /** The share of the valid requests that fail, from 0 to 1, each in one of the ways of `next`. None when left out. */
  chaos?: number;
  /** The same seed makes the same requests fail in the same way. Another one each time when left out. */
  seedChaos?: number;
  /** A file for a recording of all requests and responses, as HAR, without secrets. */
  record?: string;
  /** How long a client may take to send its request, in milliseconds. 10,000 when left out. */
  sendingTime?: number;
  /** A certificate and its key, as PEM: the mock then speaks https. */
  https?: HttpsOptions;
  /** The names, beside those of this machine, by which the page and the control path may be reached: in a container, its own. */
  allowedHosts?: string[];
  /** Add a field that the document does not list to every object in the API's responses. */
  unknownFields?: boolean;
  /** `false`: no port is taken, and only `mock.fetch` reaches the mock. */
  listen?: boolean;
}

export interface KnownNumbers {
  /** Each number as `getPhoneNumber` shows it. */
  numbers: components["schemas"]["PhoneNumberWithGateways"][];
  /** The gateways that were left empty, the oldest first: up to 1,000 or so. */
  emptied: components["schemas"]["Gateway"][];
}

export interface Mock extends AsyncDisposable {
  /** The origin, for example `http://127.0.0.1:4010`. Its page is there too. The API's own with `listen: false`. */
  url: string;
  /** The seed of `chaos`: the same seed makes the same requests fail in the same way. */
  seedChaos: number;
  /** The latest requests, the oldest first: up to 1,000 of them. A copy. */
  readonly requests: SeenRequest[];
  /** The numbers and gateways of an account, with `***` for each password. A copy. */
  numbers(account: string): KnownNumbers;
  /**
   * Makes the next valid requests fail, one for each failure that is given. With `hangUpAfterCreating` the create is carried
   * out.
   *
   * @example mock.next([{ status: 503 }, "hangUpAfterCreating"], { operation: "createPhoneNumbers" })
   * @throws when it is not a failure, or when the target has an unknown field or operation
   */
  next(failure: Failure | Failure[], target?: FailureTarget): void;
  /**
   * Waits for the next request that fits.
   *
   * @throws the signal's reason if it is aborted first; an error if the filter has an unknown field or operation
   */
  nextRequest(filter?: RequestFilter, options?: { signal?: AbortSignal }): Promise<SeenRequest>;
  /** @throws when failures that `next` asked for have not happened yet; the message lists them */
  assertNoPendingFailures(): void;
  /**
   * Responds to a request without a server, from the same state; the origin of its URL does not matter.
   *
   * @example http.all("https://api.videosdk.live/*", ({ request }) => mock.fetch(request)) // with msw
   * @throws TypeError where a failure breaks the connection, as `fetch` does
   */
  fetch(request: Request): Promise<Response>;
  /** Returns to the seed, and forgets requests and pending failures, for example between two tests. */
  reset(): void;
  /** Ends the mock, and the requests under way with it. When it is done, the port is free. */
  close(): Promise<void>;
  /** Stops accepting requests, gives those in progress this many milliseconds to finish, and ends. */
  finish(milliseconds: number): Promise<void>;
}

const optionNames: Record<keyof MockOptions, true> = {
  port: true,
  host: true,
  latency: true,
  seed: true,
  stateless: true,
  log: true,
  docs: true,
  chaos: true,
  seedChaos: true,
  record: true,
  sendingTime: true,
  https: true,
  allowedHosts: true,
  unknownFields: true,
  listen: true,
};

/**
 * Starts the mock.
 *
 * @throws when an option is not valid, or when the port is taken (`code` is `EADDRINUSE`); each message says what to do
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  expectFields(options, Object.keys(optionNames), "The options of startMock");
  const { port = 4010, host = "127.0.0.1", latency = 0, stateless = false, sendingTime = 10_000, log } = options;
  const { chaos = 0, seedChaos = randomInt(2 ** 32), allowedHosts = [], https } = options;
  checkOptions({ port, host, latency, stateless, sendingTime, seed: options.seed, chaos, seedChaos });
  const operations = readOperations(document);
  const values = documentValues(document, operations);
  const plantSeed = options.seed === undefined ? undefined : await seeding(options.seed, operations);

  function newMemory(): Memory | undefined {
    if (stateless) return undefined;
    const memory = new Memory(values);
    plantSeed?.(memory);
    return memory;
  }

  let memory = newMemory();
  const inside: Inside = {
    operations,
    memory: () => memory,
    allowedHosts,
    requests: new Requests(),
    failures: new Failures(operations, { share: chaos, seed: seedChaos }),
    reset() {
      memory?.end();
      memory = newMemory();
      inside.requests.clear();
      inside.failures.reset();
    },
  };
  const { requests, failures } = inside;
  const api = createApi({ operations, rules: requestRules, loadRandom, memory: inside.memory, latency, failures });
  const watchedApi = watched(options.unknownFields ? withUnknownFields(api) : api, requests);
  const own = ownSite(inside);
  const server = createMockServer({
    api: watchedApi,
    own,
    docs: serveDocs(() => options.docs ?? siteFolder()),
    log,
    sendingTime,
    https,
  });
  const url = options.listen === false ? serverUrl(document) : await server.listen(host, port);
  // Only now, so that a failed start does not overwrite the recording of another mock.
  const recording = options.record === undefined ? undefined : await record(options.record, requests, url).catch(fail);
  return {
    url,
    seedChaos,
    get requests() {
      return structuredClone(requests.all());
    },
    numbers: (account) => hiding(undefined, [])(knownNumbers(memory, account)) as KnownNumbers,
    next: (failure, target = {}) => failures.next(failure, target),
    nextRequest(filter = {}, { signal } = {}) {
      const found = nextRequest(filter, signal);
      // A test that never awaits the promise must not fail when the mock is closed.
      found.catch(() => {});
      return found;
    },
    assertNoPendingFailures: () => failures.assertNonePending(),
    fetch: fetchFrom(watchedApi, safely(log ?? (() => {}))),
    reset: inside.reset,
    close: () => end(0),
    [Symbol.asyncDispose]: () => end(0),
    finish: end,
  };

  async function nextRequest(filter: RequestFilter, signal: AbortSignal | undefined): Promise<SeenRequest> {
    checkFilter(filter, operations);
    const ofCopy = typeof filter === "function" ? (seen: SeenRequest) => filter(structuredClone(seen)) : filter;
    return structuredClone(await requests.next(ofCopy, signal));
  }

  async function end(grace: number): Promise<void> {
    own.close();
    requests.end();
    await server.close(grace);
    await recording?.close();
  }

  async function fail(error: unknown): Promise<never> {
    await server.close(0);
    throw error;
  }
}

let random: Promise<RandomResponse> | undefined;

/** @throws Refusal when Prism is not installed */
function loadRandom(): Promise<RandomResponse> {
  random ??= import("./api/prism.js").then(({ randomResponses }) => randomResponses(document));
  return random.catch((error: Error) => {
    random = undefined;
    throw new Refusal(501, error.message);
  });
}

async function record(path: string, requests: Requests, origin: string): Promise<Recording> {
  return (await import("./watch/har.js")).recordHar(path, requests, origin);
}

async function seeding(unchecked: unknown, operations: Operation[]): Promise<(memory: Memory) => void> {
  const { checkSeed, plant } = await import("./seed.js");
  const seed = checkSeed(unchecked, document);
  const create = mainOperation(operations);
  return (memory) => plant(seed, memory, create);
}

/** Runs a list of requests in Dredd, which compiles the document, sends each request and tells what came back. */
import { EventEmitter } from "node:events";
import { fileURLToPath } from "node:url";
import description from "../../../generated/openapi-3.0.json" with { type: "json" };
import { requireOf } from "../../peer.js";
import { decodedBody } from "./decoded-body.js";
import { type Exchange, type HttpRequest, plainHeaders, type Transport } from "./http.js";
import type { Dispatcher } from "./send-items.js";

/** The parts of Dredd that are used here. It comes without types. */
interface Transaction {
  name: string;
  id: string;
  skip: boolean;
  fullPath: string;
  request: { method: string; uri: string; headers: Record<string, string>; body: string; bodyEncoding?: string };
  expected: object;
  real?: { statusCode: number; headers: Record<string, string>; body?: string; bodyEncoding?: BufferEncoding };
}

interface Hooks {
  beforeAll(hook: (transactions: Transaction[], done: () => void) => void): void;
  beforeEach(hook: (transaction: Transaction, done: () => void) => void): void;
  afterEach(hook: (transaction: Transaction, done: () => void) => void): void;
}

/**
 * The operations and the statuses of their responses: Dredd makes a transaction of each, and the dispatcher fills it in. The rest
 * of the document is left out, because Dredd would parse it slowly and for nothing.
 */
const outline = JSON.stringify({
  openapi: description.openapi,
  info: { title: description.info.title, version: description.info.version },
  paths: mapValues(description.paths, (path: object) => mapValues(path, withoutContent)),
});

type Dredd = new (
  configuration: object,
) => { run(callback: (error: Error | null, stats: { tests: number }) => void): void };

/**
 * Sends every item through Dredd, one after the other.
 *
 * @throws when Dredd is not installed, does not run, or did not come by each item: then the run proves nothing
 */
export async function runInDredd<Item extends { name: string }>(
  url: string,
  items: Item[],
  transport: Transport,
  dispatcher: Dispatcher<Item>,
): Promise<void> {
  const Dredd = loadDredd();
  const emitter = new EventEmitter();
  const errors = new Map<string, Error>();
  emitter.on("test error", (error: Error, { message }: { message: string }) => errors.set(message, error));
  /** The requests that were sent, by the transaction's name. */
  const requests = new Map<string, HttpRequest>();
  /** Sent, or left out by the dispatcher. */
  const settled = new Set<Item>();
  let failure: unknown;

  function register(hooks: Hooks): void {
    const byName = new Map<string, Item>();

    hooks.beforeAll((transactions, done) => {
      const template = transactions[0];
      const own = items.map((item, index) => {
        const name = `${index + 1}. ${item.name}`;
        byName.set(name, item);
        // Dredd has nothing to compare: the dispatcher judges the response, with schemas that are compiled once, not each time.
        return { ...template, name, id: name, skip: false, expected: {} } as Transaction;
      });
      transactions.splice(0, transactions.length, ...own);
      done();
    });

    hooks.beforeEach((transaction, done) => {
      guarded(done, async () => {
        const item = byName.get(transaction.name);
        const request = item && failure === undefined ? await dispatcher.due(item) : undefined;
        if (!request) {
          if (item) settled.add(item);
          transaction.skip = true;
          return;
        }
        requests.set(transaction.name, request);
        transaction.request = {
          ...request,
          body: request.body ?? "",
          uri: request.path,
          headers: { ...request.headers },
        };
        transaction.fullPath = request.path;
      });
    });

    hooks.afterEach((transaction, done) => {
      guarded(done, async () => {
        const item = byName.get(transaction.name);
        // A transaction that Dredd itself skips is not settled, and is later reported as missing.
        if (!item || transaction.skip || failure !== undefined) return;
        await dispatcher.done(item, exchangeOf(transaction));
        settled.add(item);
      });
    });
  }

  /** Always calls Dredd's `done`: an error ends the run, and not the process. */
  function guarded(done: () => void, work: () => Promise<void>): void {
    work()
      .catch((error: unknown) => {
        failure ??= error;
      })
      .then(done);
  }

  function exchangeOf({ request, real, name }: Transaction): Exchange {
    const sent = requests.get(name) ?? { method: request.method, path: request.uri, headers: request.headers };
    if (transport.failure) return { request: sent, failure: transport.failure };
    if (!real) {
      return {
        request: sent,
        failure: { code: "error", message: `could not be talked to: ${errors.get(name)?.message}` },
      };
    }
    const bytes = Buffer.from(real.body ?? "", real.bodyEncoding === "base64" ? "base64" : "utf8");
    const headersOfAnswer = plainHeaders(real.headers);
    const answer = { status: real.statusCode, headers: headersOfAnswer, body: decodedBody(bytes, headersOfAnswer) };
    return { request: sent, answer };
  }

  const dredd = new Dredd({
    // The requests' paths are whole.
    endpoint: new URL(url).origin,
    apiDescriptions: [{ location: "openapi-3.0.json", content: outline }],
    hookfiles: [fileURLToPath(new URL("dredd-hooks.cjs", import.meta.url))],
    custom: { register },
    http: { httpModules: transport.modules },
    emitter,
    loglevel: "silent",
  });
  await new Promise<void>((resolve, reject) => {
    dredd.run((error) => (error ? reject(new Error(`Dredd could not run: ${error.message}`)) : resolve()));
  });
  if (failure !== undefined) throw failure;
  const missed = items.filter((item) => !settled.has(item));
  if (missed.length > 0) {
    throw new Error(
      `Dredd did not run ${missed.length} of ${items.length} requests, the first of them: ${missed[0]?.name}`,
    );
  }
}

/** An operation, or another part of a path, which is left out. */
function withoutContent({ responses }: { responses?: object }): object | undefined {
  return responses && { responses: mapValues(responses, () => ({ description: "" })) };
}

function mapValues<Value>(object: object, change: (value: Value) => unknown): object {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

/** Dredd, without the report that it prints and without the warnings that its old dependencies set off. */
function loadDredd(): Dredd {
  const require = requireOf("The check", "dredd");
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    const { default: reportLogger } = require("dredd/build/reporters/reporterOutputLogger") as {
      default: { transports: { console: { silent: boolean } } };
    };
    reportLogger.transports.console.silent = true;
    return require("dredd") as Dredd;
  } finally {
    process.emitWarning = emitWarning;
  }
}

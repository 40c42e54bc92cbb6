/** Hands each exchange to the worker once it is over. The check never delays the traffic. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Report, WireExchange } from "../check/for-proxy.js";
import { packageFolder } from "../package-folder.js";
import type { FromWorker, ProxyCheckOptions, Question, ToWorker } from "./messages.js";

/** Longer bodies are passed on, and not kept, in bytes. */
const longestBody = 1_000_000;
/** So many exchanges may wait to be checked; those that come then are not. */
const mostWaiting = 20_000;
/** A response that takes longer is not waited for, in milliseconds. */
const longestWait = 30_000;

/** The bytes of a body, as they pass. */
export class Capture {
  #chunks: Buffer[] | undefined = [];
  #length = 0;

  add(chunk: Buffer): void {
    this.#length += chunk.length;
    if (this.#length > longestBody) this.#chunks = undefined;
    else this.#chunks?.push(chunk);
  }

  /** Undefined, when it is too long. */
  get bytes(): Uint8Array | undefined {
    return this.#chunks && Buffer.concat(this.#chunks);
  }
}

export class Recorder {
  readonly #worker: Worker;
  readonly #onFound: (line: string) => void;
  /** When each request that is under way was sent. */
  readonly #underWay = new Map<object, number>();
  #waiting = 0;
  #lost = 0;
  /** Those who wait for an answer, in the order of their questions. */
  #asked: { resolve(answer: FromWorker): void; reject(error: Error): void }[] = [];
  #failed: Error | undefined;

  constructor(options: ProxyCheckOptions, onFound: (line: string) => void) {
    this.#onFound = onFound;
    this.#worker = new Worker(workerUrl(), { workerData: options });
    this.#worker.on("message", (message: FromWorker) => this.#hear(message));
    this.#worker.on("error", (error) => {
      this.#failed = error;
      for (const { reject } of this.#asked.splice(0)) reject(error);
      process.emitWarning(`The proxy checks nothing any more: ${error.message}`);
    });
    this.#worker.unref();
  }

  /** A request has begun. */
  begin(key: object, started: number): void {
    this.#underWay.set(key, started);
  }

  /** It is over: with a response, or without. */
  end(key: object, exchange: WireExchange): void {
    // It took so long that it was told already.
    if (!this.#underWay.delete(key)) return;
    this.#tell(exchange);
  }

  /** The verdict on everything so far. */
  async report(): Promise<Report> {
    return (await this.#ask({ type: "report" })).report;
  }

  /**
   * Opens the page.
   *
   * @returns its address
   * @throws when the port is taken
   */
  async openPage(port: number): Promise<string> {
    return (await this.#ask({ type: "page", port })).url;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  /**
   * Tells of requests whose response has not come for long.
   *
   * @param unanswered makes an exchange of one
   * @param wait how long, in milliseconds
   */
  giveUp(unanswered: (key: object) => WireExchange, wait = longestWait): void {
    const old = performance.now() - wait;
    for (const [key, started] of this.#underWay) {
      if (started > old) return;
      this.#underWay.delete(key);
      this.#tell(unanswered(key));
    }
  }

  #tell(exchange: WireExchange): void {
    if (this.#failed) return;
    if (this.#waiting >= mostWaiting) {
      this.#lost++;
      return;
    }
    if (this.#lost > 0) this.#post({ type: "lost", count: this.#lost });
    this.#lost = 0;
    this.#waiting++;
    this.#post({ type: "exchange", exchange, settled: this.#settled() });
  }

  /** Every exchange that began before has been told. */
  #settled(): number {
    const [first] = this.#underWay.values();
    return first ?? performance.now();
  }

  async #ask<Type extends Question["type"]>(
    question: Question & { type: Type },
  ): Promise<Extract<FromWorker, { type: Type }>> {
    if (this.#failed) throw this.#failed;
    // Nobody else may keep the process alive by now.
    this.#worker.ref();
    const answer = await new Promise<FromWorker>((resolve, reject) => {
      this.#asked.push({ resolve, reject });
      this.#post(question);
    });
    this.#worker.unref();
    if (answer.type === "failed") throw new Error(answer.problem);
    return answer as Extract<FromWorker, { type: Type }>;
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #hear(message: FromWorker): void {
    if (message.type !== "checked") {
      this.#asked.shift()?.resolve(message);
      return;
    }
    this.#waiting -= message.checked;
    for (const line of message.lines) this.#onFound(line);
  }
}

/** In a checkout the worker is TypeScript, which a thread of its own has to be told how to load. */
function workerUrl(): URL {
  const source = join(packageFolder(), "scripts/proxy/worker.ts");
  if (!existsSync(source)) return pathToFileURL(join(packageFolder(), "dist/proxy-worker.js"));
  const loader = pathToFileURL(createRequire(source).resolve("tsx/esm/api").replace(/cjs$/, "mjs"));
  const code = `import { register } from "${loader}"; register(); await import("${pathToFileURL(source)}");`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

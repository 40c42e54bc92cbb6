/** One run of the check: what is sent, when it stops, and what it found. */
import { mainOperation, operations } from "../document/operations.js";
import type { BehaviourPromise, OpenApiDocument } from "../document/types.js";
import { CannotCheck } from "./cannot-check.js";
import { isValidStep, plan, valuesRefused } from "./requests/plan.js";
import { isObject } from "./requests/samples.js";
import { concerns, type Judgement, type Step, withNeeds } from "./requests/step.js";
import { type RunOptions, RunState } from "./run-state.js";
import { runInDredd } from "./sending/dredd.js";
import type { Exchange, HttpRequest } from "./sending/http.js";
import { type Deviation, describeAnswer, isSuccess, parseJson } from "./verdict/old-judge.js";
import { promisesOf } from "./verdict/promises.js";

export interface CheckOptions extends RunOptions {
  /** Only these promises; all when left out. */
  only?: string[] | undefined;
  /** Stops at the first broken promise. */
  bail?: boolean;
  /** Called after each request. */
  onProgress?: (progress: Progress) => void;
  /** Aborting it stops the run; what was found so far is returned. */
  signal?: AbortSignal;
}

export interface Progress {
  done: number;
  total: number;
  step: string;
}

export type Status = "kept" | "broken" | "assumed otherwise" | "not observable" | "not sent";

export interface Finding extends Deviation {
  /** The request that shows it, in words. */
  step: string;
  exchange: Exchange;
}

export interface StepResult {
  name: string;
  /** Seconds from the request to its answer. */
  seconds: number;
  findings: Finding[];
  /** Why it was not sent, or why its answer proves nothing. */
  unproven?: string;
}

export interface PromiseResult extends BehaviourPromise {
  status: Status;
  steps: StepResult[];
  findings: Finding[];
  /** Why the status is `not sent`, or what of a kept promise was left out. */
  note?: string;
}

export interface CheckResult {
  origin: string;
  writes: boolean;
  promises: PromiseResult[];
  requestsSent: number;
  seconds: number;
  /** Numbers that the server attached in this run. */
  attached: string[];
  /** Numbers of requests whose answer never arrived. */
  perhapsAttached: string[];
  /** Why the run ended before its end. */
  stopped?: string;
  /** Secrets of the run itself, to be kept out of reports. */
  password: string;
}

/** How many requests may go without an answer in time before the run stops. */
const mostTimeouts = 3;
/** How many requests in a row may go without any answer before the run stops. */
const mostFailuresInARow = 3;
/** How many answers decide whether this is the API at all, and whether it takes the token. */
const firstAnswers = 3;

/** The promises of the document, each with the requests that a check would send for it. */
export function listPromises(document: OpenApiDocument): (BehaviourPromise & { requests: string[] })[] {
  const run = newRun(document, {
    origin: "http://localhost",
    token: "",
    headers: {},
    writes: true,
    timeout: 1,
    insecure: false,
  });
  const steps = plan(run);
  return promisesOf(run.context, run.operation).map((promise) => ({
    ...promise,
    requests: steps.filter((step) => step.promise === promise.id).map(({ name }) => name),
  }));
}

/**
 * Checks a server against the document.
 *
 * @throws `CannotCheck` when the server cannot be reached, is not this API or refuses the token
 */
export async function check(document: OpenApiDocument, options: CheckOptions): Promise<CheckResult> {
  const run = newRun(document, options);
  const conductor = new CheckConductor(run, options);
  const started = performance.now();
  const cancel = () => run.transport.cancel();
  options.signal?.addEventListener("abort", cancel, { once: true });
  try {
    await runInDredd(options.origin, conductor.planned, run.transport, conductor);
  } finally {
    options.signal?.removeEventListener("abort", cancel);
  }
  return { ...conductor.result(), seconds: (performance.now() - started) / 1000 };
}

function newRun(document: OpenApiDocument, options: RunOptions): RunState {
  return new RunState(document, mainOperation(operations(document)), options);
}

interface Judged {
  exchange: Exchange;
  seconds: number;
  findings: (Finding & { promise: string })[];
  inconclusive?: string;
}

class CheckConductor {
  readonly planned: Step[];
  readonly #run: RunState;
  readonly #options: CheckOptions;
  readonly #judged = new Map<Step, Judged>();
  #stopped: string | undefined;
  #sentAt = 0;
  #failuresInARow = 0;
  #timeouts = 0;

  constructor(run: RunState, options: CheckOptions) {
    this.#run = run;
    this.#options = options;
    const { only, writes } = options;
    const steps = plan(run);
    // Whatever is wanted, these come first: they tell whether this is the API, and which valid bodies it accepts.
    const opening = (step: Step) => steps.indexOf(step) < firstAnswers || isValidStep(step);
    const wanted = (step: Step) => !only || opening(step) || only.some((id) => concerns(step, id));
    this.planned = withNeeds(steps, wanted).filter(({ refused }) => writes || refused);
  }

  async due(step: Step): Promise<HttpRequest | undefined> {
    if (this.#options.signal?.aborted) this.#stopped ??= "it was interrupted";
    if (this.#stopped) return undefined;
    await this.#run.numbers.reserve(step.numbers);
    const request = await step.request();
    this.#sentAt = performance.now();
    return request;
  }

  async done(step: Step, exchange: Exchange): Promise<void> {
    const { signal, bail, onProgress } = this.#options;
    if (signal?.aborted) {
      this.#run.record(exchange);
      return;
    }
    const seconds = (performance.now() - this.#sentAt) / 1000;
    this.#run.exchanges.set(step, exchange);
    this.#run.record(exchange);
    const judgement = step.judge(exchange);
    const findings = Array.isArray(judgement) ? judgement.map((found) => finding(step, exchange, found)) : [];
    this.#judged.set(step, {
      exchange,
      seconds,
      findings,
      ...(!Array.isArray(judgement) && { inconclusive: judgement.inconclusive }),
    });
    onProgress?.({ done: this.#judged.size, total: this.planned.length, step: step.name });
    this.#countFailures(exchange);
    if (this.#judged.size === Math.min(firstAnswers, this.planned.length)) await this.#checkThatThisIsTheApi();
    if (bail && (findings.some(({ level }) => level === "broken") || (isValidStep(step) && !isSuccess(exchange)))) {
      this.#stopped ??= "a promise was broken, and --bail says to stop there";
    }
  }

  #countFailures({ failure }: Exchange): void {
    this.#failuresInARow = failure ? this.#failuresInARow + 1 : 0;
    if (!failure) return;
    if (failure.code === "timeout") this.#timeouts++;
    const answered = [...this.#judged.values()].some(({ exchange }) => exchange.answer);
    const gone = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"].includes(failure.code);
    const untrusted = failure.message.includes("--insecure");
    const enough = gone || this.#timeouts >= mostTimeouts || this.#failuresInARow >= mostFailuresInARow;
    if (!answered && (enough || untrusted || this.#timeouts > 0))
      throw new CannotCheck(`The server ${failure.message}.`);
    if (enough) this.#stopped ??= `the server ${failure.message}`;
  }

  /** A verdict about another service would mislead, and so would one about a server that refuses our token. */
  async #checkThatThisIsTheApi(): Promise<void> {
    const exchanges = [...this.#judged.values()].map(({ exchange }) => exchange);
    const { method, path } = this.#run.operation;
    if (!exchanges.some((exchange) => this.#looksLikeTheApi(exchange))) {
      throw new CannotCheck(
        `This is not the API, or not its address: to ${method} ${path} ${whatCameBack(exchanges)}.`,
      );
    }
    const { authHeader } = this.#run.operation;
    const withToken = exchanges.filter(({ request }) => authHeader in request.headers);
    const last = withToken.at(-1);
    if (!last || !withToken.every(refusesToken)) return;
    const headers = { ...last.request.headers, [authHeader]: `Bearer ${this.#run.options.token}` };
    const [prefixed] = await this.#run.race([{ ...last.request, headers }]);
    if (!prefixed?.answer || refusesToken(prefixed)) {
      throw new CannotCheck(
        `The server refuses the token with status ${last.answer?.status}. Make a fresh one, and make sure that it is for this server.`,
      );
    }
    const step = this.planned[0] as Step;
    const expected = "the bare token to be accepted";
    const actual = `status ${last.answer?.status}, and with "Bearer " in front of it status ${prefixed.answer.status}`;
    // What the other answers say is about the token, not about their promises.
    for (const judged of this.#judged.values()) judged.findings = [];
    this.#judged.get(step)?.findings.push(finding(step, last, { promise: "auth", level: "broken", expected, actual }));
    this.#run.exchanges.clear();
    this.#stopped = "the server refuses the bare token";
  }

  #looksLikeTheApi({ answer }: Exchange): boolean {
    if (!answer) return false;
    const documented = `${answer.status}` in this.#run.operation.responses;
    if (documented && answer.status >= 400) return true;
    const ours =
      answer.status < 300 || (answer.status >= 400 && answer.status < 500 && ![404, 405].includes(answer.status));
    return ours && isObject(parseJson(answer.body));
  }

  result(): Omit<CheckResult, "seconds"> {
    const run = this.#run;
    const all = [...this.#judged.values()].flatMap(({ findings }) => findings);
    const values = valuesRefused(run, this.planned).map((found) => {
      const { step, exchange, ...judgement } = found;
      return finding(step, exchange, judgement);
    });
    return {
      origin: this.#options.origin,
      writes: this.#options.writes,
      promises: promisesOf(run.context, run.operation)
        .filter(({ id }) => !this.#options.only || this.#options.only.includes(id))
        .map((promise) => this.#promiseResult(promise, [...all, ...values])),
      requestsSent: run.requestsSent,
      attached: [...run.attached],
      perhapsAttached: [...run.perhapsAttached].filter((number) => !run.attached.has(number)),
      ...(this.#stopped && { stopped: this.#stopped }),
      password: run.context.password,
    };
  }

  #promiseResult(promise: BehaviourPromise, all: (Finding & { promise: string })[]): PromiseResult {
    const findings = all.filter((found) => found.promise === promise.id);
    const concerned = this.planned.filter((step) => concerns(step, promise.id));
    // How an answer looks is seen with any step; what an answer means, with every step made for it.
    const unproven = concerned
      .map((step) => (step.promise === promise.id ? this.#unproven(step) : this.#unsent(step)))
      .find((reason) => reason);
    const steps = concerned.filter((step) => step.promise === promise.id).map((step) => this.#stepResult(step, all));
    const result = { ...promise, steps, findings };
    if (promise.observable === false) return { ...result, status: "not observable" };
    if (findings.some(({ level }) => level === "broken")) return { ...result, status: "broken" };
    if (findings.length > 0) return { ...result, status: "assumed otherwise" };
    if (concerned.length === 0) {
      return {
        ...result,
        status: "not sent",
        note: "a server that keeps it creates something, so it needs --allow-writes",
      };
    }
    if (unproven) return { ...result, status: "not sent", note: unproven };
    return { ...result, status: "kept" };
  }

  #stepResult(step: Step, all: (Finding & { promise: string })[]): StepResult {
    const unproven = this.#unproven(step);
    return {
      name: step.name,
      seconds: this.#judged.get(step)?.seconds ?? 0,
      findings: all.filter((found) => found.step === step.name),
      ...(unproven && { unproven }),
    };
  }

  #unproven(step: Step): string | undefined {
    return this.#judged.get(step)?.inconclusive ?? this.#unsent(step);
  }

  #unsent(step: Step): string | undefined {
    return this.#judged.has(step) ? undefined : (this.#stopped ?? "it was not sent");
  }
}

function finding(
  step: Step,
  own: Exchange,
  { exchange = own, ...judgement }: Judgement,
): Finding & { promise: string } {
  return { ...judgement, step: step.name, exchange };
}

function refusesToken({ answer }: Exchange): boolean {
  return answer?.status === 401 || answer?.status === 403;
}

function whatCameBack(exchanges: Exchange[]): string {
  const last = exchanges.findLast(({ answer }) => answer) ?? exchanges.at(-1);
  const answer = last?.answer;
  if (!last || !answer) return last ? describeAnswer(last) : "no answer came";
  const location = answer.headers.location;
  if (answer.status >= 300 && answer.status < 400 && location) {
    const target = URL.canParse(location) ? new URL(location).origin : "another path";
    return `it answers with a redirect to ${target}, which the check does not follow with your token; check that address instead`;
  }
  const type = answer.headers["content-type"]?.split(";")[0] ?? "no media type";
  return `it answers with status ${answer.status} and ${type}`;
}

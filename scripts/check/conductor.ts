/** Conducts the fixed part: what each transaction of Dredd sends, when it is sent again, and what is made of the answers. */
import { setTimeout as pause } from "node:timers/promises";
import { CannotCheck } from "./cannot-check.js";
import { Control } from "./control.js";
import { doubtIn } from "./late-refusals.js";
import { roundsOf, type Scenario, type Seen, type Step, unmet } from "./requests/step.js";
import type { Run } from "./run.js";
import type { Exchange, HttpRequest } from "./sending/http.js";
import type { Finding } from "./verdict/finding.js";
import { isOutage } from "./verdict/outcome.js";
import type { StepResult } from "./verdict/step-result.js";

/** One transaction: a step of a scenario. */
export interface Item {
  name: string;
  running: Running;
  index: number;
}

interface Running {
  scenario: Scenario;
  /** Called with the steps of all, when this is the last of the scenarios that it was asked for. */
  whenAllSent?: (() => Promise<void>) | undefined;
  /** How many steps it has in this run. */
  length: number;
  steps: Step[];
}

export interface ConductorOptions {
  /** Stops at the first finding that fails the run. */
  bail: boolean;
  strict: boolean;
}

/** How long to wait before each repetition of a scenario that met an outage, in milliseconds. */
const patience = [100, 500];
/** After this many scenarios in which the server insisted on an outage's answer, that is how it answers. */
const mostInsisted = 3;

export class Conductor {
  readonly results: StepResult[] = [];
  readonly control: Control;
  /** Called after each request. */
  onStep: (step: string) => void = () => {};
  /** Why the run ended before its end: the end of a sentence that starts with "because". */
  stopped: string | undefined;

  readonly #run: Run;
  readonly #options: ConductorOptions;
  readonly #sentAt = new Map<Item, number>();
  readonly #raced = new WeakMap<Step, Exchange[]>();
  #insisted = 0;
  /** Whether the server was seen to answer one request now in one way, now in another: then no outage counts against it. */
  #unsteady = false;

  constructor(run: Run, options: ConductorOptions) {
    this.#run = run;
    this.#options = options;
    this.control = new Control(run);
  }

  /**
   * The transactions of these scenarios, as far as this run may send them.
   *
   * @param then called when all have been sent, with their steps
   */
  items(scenarios: Scenario[], then?: (steps: Step[]) => Promise<void>): Item[] {
    const items = scenarios.flatMap((scenario) => {
      const planned = this.#steps(
        scenario,
        Array.from({ length: scenario.numbers }, () => ""),
      );
      const running: Running = { scenario, length: planned.length, steps: [] };
      return planned.map(({ name }, index) => ({ name, running, index }));
    });
    const last = items.at(-1)?.running;
    if (last && then)
      last.whenAllSent = () => then([...new Set(items.map(({ running }) => running))].flatMap(({ steps }) => steps));
    return items;
  }

  async due(item: Item): Promise<HttpRequest | undefined> {
    const { running, index } = item;
    if (index === 0) running.steps = await this.#start(running.scenario);
    const step = running.steps[index] as Step;
    if (this.#reasonNotToSend(step)) {
      await this.#finishedIfLast(item);
      return undefined;
    }
    await this.#race(step);
    await this.#run.sender.turn();
    this.#sentAt.set(item, performance.now());
    return step.request();
  }

  async done(item: Item, exchange: Exchange): Promise<void> {
    const step = item.running.steps[item.index] as Step;
    const seconds = (performance.now() - (this.#sentAt.get(item) ?? 0)) / 1000;
    await this.#see(step, await this.#run.sender.settle(exchange), seconds);
    this.onStep(step.name);
    await this.#finishedIfLast(item);
  }

  /** At the end of the fixed part: takes back what refusals seemed to say, if the server came to refuse everything. */
  async takeBackLateRefusals(): Promise<void> {
    const { findings } = this.#run;
    const exchanges = this.results.flatMap(({ exchange }) => (exchange ? [exchange] : []));
    const doubt = await doubtIn(this.#run, [...exchanges, ...findings.map(({ exchange }) => exchange)]);
    if (!doubt) return;
    this.stopped ??= doubt.reason;
    for (const result of this.results) {
      const { exchange } = result;
      if (exchange && doubt.concerns(exchange)) Object.assign(result, { findings: [], unproven: doubt.reason });
    }
    findings.splice(0, findings.length, ...findings.filter(({ exchange }) => !doubt.concerns(exchange)));
  }

  /** What the answers so far say is about the token, not about their promises. */
  blameToken(exchange: Exchange, { expected, actual }: { expected: string; actual: string }): void {
    this.stopped ??= "the server refuses the bare token";
    this.#run.findings.length = 0;
    for (const result of this.results) Object.assign(result, { findings: [], unproven: this.stopped });
    const result = this.results.find(({ promise }) => promise === "auth");
    const step = result?.name ?? "the bare token";
    const finding: Finding = {
      promise: "auth",
      level: "broken",
      expected,
      actual,
      step,
      exchange,
      reproduction: [[exchange]],
    };
    result?.findings.push(finding);
    this.#run.findings.push(finding);
  }

  #steps({ build }: Scenario, numbers: string[]): Step[] {
    const steps = build(numbers);
    if (this.#run.options.writes) return steps;
    // A step that needs another which may not be sent proves nothing.
    const allowed = (step: Step): boolean => step.safe && step.after.every((condition) => allowed(condition.step));
    return steps.filter(allowed);
  }

  async #start(scenario: Scenario): Promise<Step[]> {
    const ended = this.stopped || this.#run.options.signal?.aborted;
    return this.#steps(scenario, ended ? [] : await this.#run.fresh(scenario.numbers));
  }

  #reasonNotToSend(step: Step): string | undefined {
    const { companionsThere, options, sender, valid } = this.#run;
    if (options.signal?.aborted) this.stopped ??= "it was interrupted";
    if (sender.limited) this.stopped ??= `the server ${sender.limited}`;
    this.stopped ??= valid.noMoreAccepted;
    if (this.stopped) return this.stopped;
    if (step.companion && companionsThere === false) return "the server does not have this operation";
    return unmet(step);
  }

  async #race(step: Step): Promise<void> {
    if (!step.race) return;
    this.#raced.set(step, await this.#run.race(step.race()));
  }

  async #see(step: Step, exchange: Exchange, seconds: number): Promise<void> {
    const raced = this.#raced.get(step) ?? [];
    step.seen = { exchange, outcome: this.#run.outcome(exchange), raced, seconds, confirmed: false };
    await step.atOnce?.(step.seen);
  }

  async #finishedIfLast({ running, index }: Item): Promise<void> {
    if (index < running.length - 1) return;
    running.steps = await this.#withoutOutages(running);
    const { steps } = running;
    const [lost] = steps.flatMap(({ seen }) => (seen && !seen.exchange.answer ? [seen.exchange] : []));
    // What an interruption ended says nothing of the server.
    const unreached = !this.#run.opened && !this.#run.options.signal?.aborted;
    if (unreached && lost && !this.results.some(({ exchange }) => exchange?.answer)) {
      throw new CannotCheck(`The server ${lost.failure?.message}.`);
    }
    if (this.#run.opened && steps.some((step) => says(this.#run, step, "nothing"))) await this.#confirm(steps);
    for (const step of steps) await this.#judge(step);
    await running.whenAllSent?.();
  }

  /** The scenario's steps; sent again with fresh numbers where they met an outage. */
  async #withoutOutages({ scenario, steps }: Running): Promise<Step[]> {
    let latest = steps;
    const waits = this.#unsteady || this.#insisted >= mostInsisted ? [0] : patience;
    for (const wait of scenario.once ? [] : waits) {
      const met = latest.flatMap((step) => exchangesOf(step)).filter((exchange) => isOutage(exchange));
      if (met.length === 0 || this.#reasonToEnd()) break;
      // What takes all of its time is not waited for more than twice.
      if (latest !== steps && met.some(({ failure }) => failure?.code === "timeout")) break;
      await pause(wait, undefined, { signal: this.#run.options.signal }).catch(() => {});
      latest = await this.#again(scenario);
    }
    return latest;
  }

  async #again(scenario: Scenario): Promise<Step[]> {
    const steps = await this.#start(scenario);
    for (const step of steps) {
      if (this.#reasonNotToSend(step)) continue;
      await this.#race(step);
      const started = performance.now();
      const exchange = await this.#run.send(step.request());
      await this.#see(step, exchange, (performance.now() - started) / 1000);
    }
    return steps;
  }

  #reasonToEnd(): boolean {
    return this.stopped !== undefined || this.#run.options.signal?.aborted === true;
  }

  /** Strange answers count only while the server answers a plain request as ever. */
  async #confirm(steps: Step[]): Promise<void> {
    if (this.#reasonToEnd() || this.#unsteady) return;
    const { wrong, steady } = await this.control.state(this.#insisted < mostInsisted ? undefined : 1);
    this.#unsteady = !steady;
    if (wrong) this.stopped ??= wrong;
    if (!steady) return;
    this.#insisted++;
    for (const { seen } of steps) if (seen) seen.confirmed = true;
  }

  /** Whether the server lacks an operation that the step uses, or one that it needs before. */
  #isAbsent(step: Step): boolean {
    if (this.#run.companionsThere !== false) return false;
    return step.companion === true || step.after.some((condition) => this.#isAbsent(condition.step));
  }

  async #judge(step: Step): Promise<void> {
    const { promise, form, name } = step;
    const common = {
      promise,
      form,
      name,
      ...(step.optional && { optional: true }),
      ...(step.companion && { companion: true }),
    };
    if (!step.seen) {
      const absent = this.#isAbsent(step);
      const unproven = this.#reasonNotToSend(step) ?? "it was not sent";
      this.results.push({ ...common, seconds: 0, findings: [], unproven, ...(absent && { absent }) });
      return;
    }
    const { seen } = step;
    if (step.safe) this.control.learn(seen.exchange);
    const verdict = await step.judge(seen);
    const judgements = Array.isArray(verdict) ? verdict : (verdict.findings ?? []);
    const findings = judgements.map((each) => findingOf(step, seen, each));
    this.#run.findings.push(...findings);
    this.results.push({
      ...common,
      seconds: seen.seconds,
      exchange: seen.exchange,
      findings,
      ...(!Array.isArray(verdict) && { unproven: verdict.inconclusive, ...(verdict.absent && { absent: true }) }),
    });
    const { bail, strict } = this.#options;
    if (bail && findings.some(({ level }) => strict || level === "broken")) {
      this.stopped ??= "a promise was broken, and --bail says to stop there";
    }
  }
}

type Found = Extract<Awaited<ReturnType<Step["judge"]>>, unknown[]>[number];

function findingOf(step: Step, seen: Seen, { exchange = seen.exchange, reproduction, ...judgement }: Found): Finding {
  const rounds = roundsOf(step);
  const raced = seen.raced.includes(exchange);
  return {
    ...judgement,
    step: step.name,
    exchange,
    reproduction: reproduction ?? (raced ? rounds.slice(0, -1) : rounds),
  };
}

function exchangesOf({ seen }: Step): Exchange[] {
  return seen ? [seen.exchange, ...seen.raced] : [];
}

function says(run: Run, step: Step, outcome: Seen["outcome"]): boolean {
  return exchangesOf(step).some((exchange) => run.outcome(exchange) === outcome);
}

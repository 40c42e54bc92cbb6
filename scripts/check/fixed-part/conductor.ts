/** Conducts the fixed part: what each transaction of Dredd sends, when it is sent again, and what is made of the answers. */
import { setTimeout as pause } from "node:timers/promises";
import type { Finding } from "../answers/finding.js";
import { isOutage } from "../answers/outcome.js";
import { CannotCheck } from "../cannot-check.js";
import type { Run } from "../run/run.js";
import type { Exchange, HttpRequest } from "../sending/http.js";
import { exchangesOf, type Scenario, type Step, unmet } from "../steps/step.js";
import { Control } from "./control.js";
import type { Item, Running } from "./item.js";
import { StepVerdicts } from "./step-verdicts.js";

export interface ConductorOptions {
  /** Stops at the first finding that fails the run. */
  bail: boolean;
  strict: boolean;
}

/** How long to wait before each repetition of a scenario that met an outage, in milliseconds. */
const patience = [100, 500];

export class Conductor {
  readonly verdicts: StepVerdicts;
  readonly control: Control;
  /** Called after each request. */
  onStep: (step: string) => void = () => {};
  /** Why the run ended before its end: the end of a sentence that starts with "because". */
  stopped: string | undefined;

  readonly #run: Run;
  readonly #options: ConductorOptions;
  readonly #sentAt = new Map<Item, number>();
  readonly #raced = new WeakMap<Step, Exchange[]>();

  constructor(run: Run, options: ConductorOptions) {
    this.#run = run;
    this.#options = options;
    this.control = new Control(run);
    this.verdicts = new StepVerdicts(run);
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
    const request = step.request();
    await this.#run.sender.turn(request);
    this.#sentAt.set(item, performance.now());
    return request;
  }

  async done(item: Item, exchange: Exchange): Promise<void> {
    const step = item.running.steps[item.index] as Step;
    const seconds = (performance.now() - (this.#sentAt.get(item) ?? 0)) / 1000;
    await this.#see(step, await this.#run.sender.settle(exchange), seconds);
    this.onStep(step.name);
    await this.#finishedIfLast(item);
  }

  /** What the answers so far say is about the token, not about their guarantees. */
  blameToken(exchange: Exchange, words: Pick<Finding, "expected" | "actual">): void {
    this.stopped ??= "the server refuses the bare token";
    this.verdicts.blameToken(exchange, words, this.stopped);
  }

  /** At the end of the fixed part: what was refused means nothing if everything is by then. */
  async end(): Promise<void> {
    const reason = await this.verdicts.takeBackLateRefusals();
    this.stopped ??= reason;
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
    if (unreached && lost && !this.verdicts.results.some(({ exchange }) => exchange?.answer)) {
      throw new CannotCheck(`The server ${lost.failure?.message}.`);
    }
    const silent = steps.flatMap(exchangesOf).some((exchange) => this.#run.outcome(exchange) === "nothing");
    if (this.#run.opened && silent) await this.#confirm(steps);
    for (const step of steps) await this.#judge(step);
    await running.whenAllSent?.();
  }

  /** The scenario's steps; sent again with fresh numbers where they met an outage. */
  async #withoutOutages({ scenario, steps }: Running): Promise<Step[]> {
    let latest = steps;
    const waits = this.control.isKnown ? [0] : patience;
    for (const wait of scenario.once ? [] : waits) {
      const met = latest.flatMap(exchangesOf).filter(isOutage);
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
    if (this.#reasonToEnd()) return;
    const { wrong, steady } = await this.control.state();
    if (wrong) this.stopped ??= wrong;
    for (const { seen } of steps) if (seen && steady) seen.confirmed = true;
  }

  async #judge(step: Step): Promise<void> {
    if (step.seen && step.safe) this.control.learn(step.seen.exchange);
    const findings = await this.verdicts.judge(step, step.seen ? undefined : this.#reasonNotToSend(step));
    const { bail, strict } = this.#options;
    if (bail && findings.some(({ level }) => strict || level === "broken")) {
      this.stopped ??= "a guarantee was broken, and --bail says to stop there";
    }
  }
}

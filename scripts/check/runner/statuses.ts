/**
 * Which responses that decide nothing once come to count: those that belong to their request. A case is repeated, with health
 * probes between, until chance is excluded at the rate at which this run sees the status otherwise.
 */
import { mayCount } from "../answers/outcome.js";
import { type Call, isRefused } from "../cases/test-case.js";
import { type Event, outcomeByStatus, outcomeOfRepeated } from "../history/event.js";
import type { NumberState } from "../oracle/model-states.js";
import type { Run } from "../run/run.js";
import type { Exchange } from "../sending/http.js";

/** How often the status has to come at least, in a row. */
const least = 6;
/** How unlikely it has to be that it came by chance, if no rate is known. */
const improbable = 1e-4;
/** A status that came by chance so often is not looked into any more. */
const mostByChance = 12;

export class Statuses {
  readonly #run: Run;
  /** By the kind of request and the status, how often it came in a row. */
  readonly #inARow = new Map<string, number>();
  /** How often each status came to a request that later got another. */
  readonly #byChance = new Map<number, number>();

  constructor(run: Run) {
    this.#run = run;
  }

  /** The outcome of a response, by what is known of its status by now. */
  outcome(call: Call, exchange: Exchange, state: NumberState | undefined): Pick<Event, "outcome" | "counts"> {
    const outcome = this.#run.outcome(exchange);
    const { status = 0 } = exchange.answer ?? {};
    const isCounting = outcome === "nothing" && this.#counts(call, exchange, state);
    return isCounting ? outcomeOfRepeated(status) : { outcome: outcomeByStatus(outcome, status) };
  }

  /** Whether repeating the case may tell what to make of a response that was undecided. */
  isOpen(call: Call, exchange: Exchange): boolean {
    if (!this.#mayCount(call, exchange)) return false;
    return (this.#byChance.get(exchange.answer?.status ?? 0) ?? 0) < mostByChance;
  }

  note(call: Call, exchange: Exchange, state: NumberState | undefined): void {
    if (!this.#mayCount(call, exchange)) return;
    const key = keyOf(call, exchange, state);
    this.#inARow.set(key, (this.#inARow.get(key) ?? 0) + 1);
  }

  /** The request got another response when it was repeated, or a health probe failed. */
  cameByChance(call: Call, exchange: Exchange, state: NumberState | undefined): void {
    this.#inARow.delete(keyOf(call, exchange, state));
    const { status = 0 } = exchange.answer ?? {};
    this.#byChance.set(status, (this.#byChance.get(status) ?? 0) + 1);
  }

  #counts(call: Call, exchange: Exchange, state: NumberState | undefined): boolean {
    if (!this.#mayCount(call, exchange)) return false;
    const { status = 0 } = exchange.answer ?? {};
    const rate = (this.#byChance.get(status) ?? 0) / Math.max(1, this.#run.sender.requestsSent);
    const needed = rate > 0 ? Math.max(least, Math.ceil(Math.log(improbable) / Math.log(Math.min(rate, 0.9)))) : least;
    return (this.#inARow.get(keyOf(call, exchange, state)) ?? 0) >= needed;
  }

  #mayCount(call: Call, exchange: Exchange): boolean {
    const isGoodToken = call.operation !== "wait" && call.token === undefined;
    return this.#run.outcome(exchange) === "nothing" && mayCount(exchange, isGoodToken);
  }
}

/** Requests of one kind repeat each other. */
function keyOf(call: Call, { answer }: Exchange, state: NumberState | undefined): string {
  return `${call.operation} ${answer?.status} ${isRefused(call) ? kindOfRefusal(call) : state}`;
}

function kindOfRefusal(call: Call): string {
  if (call.operation === "wait") return "";
  if (call.token) return `token ${call.token}`;
  if (call.mutation) return call.mutation.write ? "malformed" : "mutated";
  return "media type";
}

/** Which responses that decide nothing once come to count: those that the same kind of request gets each time. */
import { mayCount, type Outcome } from "../answers/outcome.js";
import { type Call, isRefused } from "../cases/test-case.js";
import { type Event, outcomeByStatus, outcomeOfRepeated } from "../history/event.js";
import type { NumberState } from "../oracle/model-states.js";
import type { Exchange } from "../sending/http.js";

/** How often it has to come in a row, with a request between that the server accepts. */
const least = 6;

interface Streak {
  status: number;
  count: number;
  /** How many requests had been accepted when it began. */
  acceptedBefore: number;
}

export class Repeated {
  readonly #streaks = new Map<string, Streak>();
  #accepted = 0;

  /** The outcome of a response, given those before it. */
  outcome(
    call: Call,
    exchange: Exchange,
    outcome: Outcome,
    state: NumberState | undefined,
  ): Pick<Event, "outcome" | "counts"> {
    if (outcome === "accepted") this.#accepted++;
    const key = keyOf(call, state);
    const { status = 0 } = exchange.answer ?? {};
    const isOpen = outcome === "nothing" && call.operation !== "wait" && mayCount(exchange, call.token === undefined);
    if (!isOpen) {
      this.#streaks.delete(key);
      return { outcome: outcomeByStatus(outcome, status) };
    }
    const before = this.#streaks.get(key);
    const streak = before?.status === status ? before : { status, count: 0, acceptedBefore: this.#accepted };
    streak.count++;
    this.#streaks.set(key, streak);
    if (streak.count < least || this.#accepted === streak.acceptedBefore) return { outcome };
    return outcomeOfRepeated(status);
  }
}

/** Requests of one kind repeat each other. */
function keyOf(call: Call, state: NumberState | undefined): string {
  if (call.operation === "wait" || !isRefused(call)) return `${call.operation} ${state}`;
  return `${call.operation} ${call.token ?? ""} ${call.mutation?.rule ?? ""}`;
}

/** What is known while a play is under way. */
import type { Model } from "../../../model/model.js";
import type { PhoneNumberWithGateways } from "../../../model/types.js";
import { parseJson } from "../../answers/judge.js";
import { valueAt } from "../../requests/samples.js";
import type { Exchange } from "../../sending/http.js";
import { otherNumberIn } from "../../steps/sight.js";
import { account, type Said } from "./belief.js";
import type { Seen } from "./seen.js";

export class Stage {
  readonly ids = new Map<string, string>();
  readonly seen = new Map<string, Seen>();
  /** By number, the body of the request that attached it last. */
  readonly asked = new Map<string, object>();
  /** Numbers that a get showed attached since anything changed them. */
  readonly shownAttached = new Set<string>();
  readonly numbers: string[];
  models: Model[];

  constructor(numbers: string[], models: Model[]) {
    this.numbers = numbers;
    this.models = models;
  }

  /** Keeps the id that an answer gives. */
  learn(exchange: Exchange, number: string): void {
    if (otherNumberIn(exchange, number) !== undefined) return;
    const id = valueAt(parseJson(exchange.answer?.body ?? ""), ["phoneNumber", "phoneNumberId"]);
    if (typeof id === "string") this.ids.set(number, id);
  }

  /** Keeps what attached the numbers; nothing where that may have been this request or not. */
  ask(numbers: string[], said: Said, body: object): void {
    if (said === "refused" || said === "lost") return;
    for (const number of numbers) this.asked.set(number, said === "accepted" ? body : {});
  }

  /** What was seen of other numbers that have the same gateways since. */
  stillSeen(number: string): Seen[] {
    const [model] = this.models;
    return [...this.seen].flatMap(([other, seen]) => {
      const view = other !== number && model?.get(account, other);
      return view && !("refused" in view) && sameGateways(view, seen.expected) ? [seen] : [];
    });
  }
}

function sameGateways(one: PhoneNumberWithGateways, other: PhoneNumberWithGateways): boolean {
  return one.inbound?.id === other.inbound?.id;
}

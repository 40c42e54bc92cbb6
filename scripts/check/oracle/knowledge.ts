/** Knowledge that the responses of a history give beside the model states: ids, gateways, and what lookups showed. */
import { isObject } from "../../document/json.js";
import type { Model } from "../../model/model.js";
import type { Direction } from "../../model/types.js";
import { type GatewayCall, isLookup, isRefused } from "../cases/test-case.js";
import type { Event } from "../history/event.js";
import { deleteOf, directions } from "../requests/gateways.js";
import { valueAt } from "../requests/json-path.js";
import type { Exchange } from "../sending/http.js";
import { bodyOf, hasGateway, idIn, otherNumberIn, showsAttached } from "./lookups.js";
import { type NumberState, viewOf } from "./model-states.js";
import type { Page } from "./pages.js";
import type { Seen } from "./shown.js";

interface States {
  states: Model[];
  /** Undefined where the states do not agree, or nothing is expected of the number any more. */
  stateOf(number: string): NumberState | undefined;
}

export class Knowledge {
  /** The id of each number, as far as a response showed it. */
  readonly ids = new Map<string, string>();
  /** The id that each number had when it was released. */
  readonly released = new Map<string, string>();
  /** The id that each number had when it was released last, also after it was created again. */
  readonly former = new Map<string, string>();
  /** The latest lookup that showed a number with gateways, by the operation and the number. */
  readonly seen = new Map<string, Seen>();
  /** By number, the body of the request that attached it last; undefined where that is not known. */
  readonly asked = new Map<string, object | undefined>();
  /** Numbers that a get showed attached since anything changed them. */
  readonly shownAttached = new Set<string>();
  /** The gateways of the numbers by direction, as the latest lookup showed them: their ids, and those of the model. */
  readonly #gateways = new Map<string, { id: string; model: string }>();
  /** The model's ids of the gateways that an update changed. */
  readonly updated = new Set<string>();
  /** The direction of each gateway that was deleted, by its id. */
  readonly deleted = new Map<string, Direction>();
  /** Numbers that were given up since their id was learnt, or whose id was just shown to be another. */
  readonly detached = new Set<string>();
  /** The pages of lists since anything changed. */
  pages: Page[] = [];

  /** Those of the history. */
  readonly numbers: string[];

  constructor(numbers: string[]) {
    this.numbers = numbers;
  }

  /** The number's gateway in this direction, as a get showed it last. */
  gatewayOf(number: string, direction: Direction): { id: string; model: string } | undefined {
    return this.#gateways.get(`${direction} ${number}`);
  }

  /** Nothing more is expected of the number's gateway in this direction. */
  forgetGateway(number: string, direction: Direction): void {
    this.#gateways.delete(`${direction} ${number}`);
  }

  /** Takes the next event, with the states after it. */
  learn({ call, outcome, exchange, numbers, body }: Event, past: States): void {
    const [number = ""] = numbers;
    if (!isLookup(call)) {
      this.shownAttached.clear();
      this.pages = [];
    }
    if (isRefused(call)) return;
    switch (call.operation) {
      case "create":
        if (outcome === "refused" || outcome === "lost") return;
        for (const each of numbers) {
          this.asked.set(each, outcome === "accepted" ? body : undefined);
          this.released.delete(each);
        }
        return;
      case "get": {
        const shown = bodyOf(exchange);
        if (outcome === "accepted" && showsAttached(shown)) this.shownAttached.add(number);
        this.learnId(exchange, number, past);
        if (outcome === "accepted") this.learnGateways(exchange, number, past);
        return;
      }
      case "detach":
        this.learnId(exchange, number, past);
        if (outcome !== "refused") this.detached.add(number);
        return;
      case "update":
      case "deleteInbound":
      case "deleteOutbound":
        if (outcome === "accepted") this.#learnOnGateway(call, number);
        return;
      case "release":
        // A number that was given up gets another id when it is created again.
        if (outcome !== "accepted" || call.byFormerId) return;
        this.released.set(number, this.ids.get(number) ?? "");
        this.former.set(number, this.ids.get(number) ?? "");
        this.detached.delete(number);
        this.ids.delete(number);
        return;
      default:
        return;
    }
  }

  #learnOnGateway({ operation, direction }: GatewayCall, number: string): void {
    const gateway = this.gatewayOf(number, direction);
    if (!gateway) return;
    if (operation === "update") this.updated.add(gateway.model);
    else if (operation === deleteOf[direction]) this.deleted.set(gateway.id, direction);
  }

  /** Keeps the gateways that a get shows of an attached number, as far as no number of somebody else is on them. */
  learnGateways(exchange: Exchange, number: string, past: States): void {
    const shown = bodyOf(exchange);
    const expected = viewOf(past.states, number);
    if (!expected || otherNumberIn(exchange, number)) return;
    for (const direction of directions) {
      const gateway = valueAt(shown, [direction]);
      const model = expected[direction]?.id;
      if (!isObject(gateway) || typeof gateway.id !== "string" || !model) continue;
      const numbers = Array.isArray(gateway.numbers) ? gateway.numbers : [];
      const key = `${direction} ${number}`;
      if (numbers.every((each) => this.numbers.includes(each))) this.#gateways.set(key, { id: gateway.id, model });
      else this.#gateways.delete(key);
    }
    const asked = this.asked.get(number);
    const key = `get ${number}`;
    if (hasGateway(shown) && !this.seen.has(key)) this.seen.set(key, { expected, actual: shown, asked });
  }

  /** Keeps the id that a response shows. A number that is unknown has none, whatever a server shows of it. */
  learnId(exchange: Exchange, number: string, past: States): void {
    if (otherNumberIn(exchange, number) !== undefined || past.stateOf(number) === "unknown") return;
    const id = idIn(bodyOf(exchange));
    if (id === undefined) return;
    this.ids.set(number, id);
    if (past.stateOf(number) === "attached") this.detached.delete(number);
  }
}

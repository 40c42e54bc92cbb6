/**
 * What the API may remember, by all that it answered: one model for each course of events that explains the answers. When
 * none is left, no course of events does, and a guarantee is broken.
 */
import { isDeepStrictEqual } from "node:util";
import type { Model } from "../../../model/model.js";
import type { CreateRequest } from "../../../model/types.js";
import { isRefused, isValidCreate, type Move } from "../plays/play.js";

/** What an answer says. `lost` is the refusal of one that lost a race; `nothing` may be carried out or not. */
export type Said = "accepted" | "refused" | "lost" | "nothing";

/** A move with its numbers and what was answered. */
export interface Event {
  move: Move;
  said: Said;
  /** The body of a create. */
  body: CreateRequest | undefined;
  numbers: string[];
  /** For what a get or a list shows of the number: whether it has gateways. */
  attached?: boolean | undefined;
  /** Whether it may be refused for its length. */
  isLong?: boolean;
}

export const account = "explored";

/** More courses of events than this are not told apart: what is left of them still explains most. */
const mostModels = 24;

/**
 * The models that fit after events that happened at the same time, in whatever order.
 *
 * @returns none when no order explains the answers
 */
export function after(models: Model[], events: Event[]): Model[] {
  const found: Model[] = [];
  for (const model of models) follow(model, events, events, found);
  return distinct(found).slice(0, mostModels);
}

function follow(model: Model, rest: Event[], all: Event[], found: Model[]): void {
  if (found.length > 400) return;
  if (rest.length === 0) {
    found.push(model);
    return;
  }
  for (const event of alternatives(rest)) {
    const others = rest.filter((other) => other !== event);
    for (const next of explained(model, event, all)) follow(next, others, all, found);
  }
}

/** Of events that are alike, one stands for all: their order makes no difference. */
function alternatives(events: Event[]): Event[] {
  return events.filter((event, index) => events.findIndex((other) => alike(event, other)) === index);
}

function alike(one: Event, other: Event): boolean {
  return (
    one === other ||
    (one.said === other.said &&
      one.move.operation === other.move.operation &&
      isRefused(one.move) === isRefused(other.move) &&
      isDeepStrictEqual(one.body, other.body) &&
      isDeepStrictEqual(one.numbers, other.numbers) &&
      one.attached === other.attached)
  );
}

/** What the API may remember after the event, if it came now. */
function explained(model: Model, event: Event, all: Event[]): Model[] {
  const { move, said, body, numbers } = event;
  const [number = ""] = numbers;
  if (isRefused(move)) return said === "accepted" ? [] : [model];
  switch (move.operation) {
    case "wait":
      return [model];
    case "create": {
      if (!body) return [model];
      const carriedOut = () => changed(model, (copy) => copy.create(account, body) === undefined);
      // Whoever overlaps with another may lose, and then learn of it in either way.
      const mayLose = overlaps(event, all);
      if (said === "accepted") return carriedOut();
      if (said === "nothing") return [model, ...carriedOut()];
      if (mayLose || event.isLong) return [model];
      return said === "refused" && carriedOut().length === 0 ? [model] : [];
    }
    case "list":
    case "get": {
      if (said === "nothing" || said === "lost") return [model];
      const view = model.get(account, number);
      if ("refused" in view) return said === "refused" ? [model] : [];
      return said === "accepted" && event.attached === (view.inbound !== null) ? [model] : [];
    }
    case "detach": {
      const carriedOut = () => changed(model, (copy) => !("refused" in copy.detach(account, number)));
      return outcomes(model, said, carriedOut());
    }
    case "release": {
      const view = model.get(account, number);
      // Of a number that is gone, a release may say that it is not found, or once more that it is released.
      if ("refused" in view) return [model];
      return outcomes(
        model,
        said,
        changed(model, (copy) => !("refused" in copy.release(account, view.phoneNumber.phoneNumberId))),
      );
    }
  }
}

function outcomes(model: Model, said: Said, carriedOut: Model[]): Model[] {
  if (said === "accepted") return carriedOut;
  if (said === "nothing") return [model, ...carriedOut];
  return carriedOut.length === 0 ? [model] : [];
}

function changed(model: Model, change: (copy: Model) => boolean): Model[] {
  const copy = model.copy();
  return change(copy) ? [copy] : [];
}

function overlaps(event: Event, all: Event[]): boolean {
  return all.some(
    (other) =>
      other !== event && isValidCreate(other.move) && other.numbers.some((number) => event.numbers.includes(number)),
  );
}

/** Models that show the same of every number, whatever they call the gateways that its numbers share. */
function distinct(models: Model[]): Model[] {
  return [...new Map(models.toReversed().map((model) => [model.signature(account), model])).values()].reverse();
}

/** Whether the number is known, and whether it is attached, as far as the models agree. */
export function stateOf(model: Model, number: string): "unknown" | "detached" | "attached" {
  const view = model.get(account, number);
  if ("refused" in view) return "unknown";
  return view.inbound ? "attached" : "detached";
}

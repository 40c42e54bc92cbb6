/** Moves and plays in few words. */
import type { Breach } from "../values/breaches.js";
import type { Row } from "../values/covering.js";
import { type Companion, type Create, fictional, type Move, type NoToken, type Play } from "./play.js";

export function create(row: Row, numbers: number[], breach?: Breach): Create {
  return { operation: "create", row, numbers, ...(breach && { breach }) };
}

export function get(number: number): Companion {
  return { operation: "get", number };
}

export function list(number: number): Companion {
  return { operation: "list", number };
}

export function detach(number: number): Companion {
  return { operation: "detach", number };
}

export function release(number: number): Companion {
  return { operation: "release", number };
}

/** The same, but without a token, or with an empty one. */
export function without<M extends Create | Companion>(token: NoToken, move: M): M {
  return { ...move, token };
}

export function play(numbers: number, ...rounds: Move[][]): Play {
  return { numbers: indices(numbers).map(() => fictional), rounds };
}

export function indices(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

export function chunked<T>(values: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}

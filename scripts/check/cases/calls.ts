/** Calls and test cases in few words. */
import type { Mutation } from "./mutations/mutations.js";
import {
  type Call,
  type Companion,
  type Create,
  fictional,
  type TestCase,
  type Wait,
  type WrongToken,
} from "./test-case.js";
import type { Row } from "./values/choices.js";

export function create(row: Row, numbers: number[], mutation?: Mutation): Create {
  return { operation: "create", row, numbers, ...(mutation && { mutation }) };
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

export function withToken<C extends Exclude<Call, Wait>>(token: WrongToken, call: C): C {
  return { ...call, token };
}

export function testCase(numbers: number, ...rounds: Call[][]): TestCase {
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

/** Calls and test cases in few words. */
import type { Mutation } from "./mutations/mutations.js";
import {
  type Call,
  type Companion,
  type Create,
  fictional,
  type ListQuery,
  type TestCase,
  type Wait,
  type WrongToken,
} from "./test-case.js";
import type { Row } from "./values/choices.js";

export function create(row: Row, numbers: number[], mutation?: Mutation): Create {
  return { operation: "create", row, numbers, ...(mutation && { mutation }) };
}

/** @param proves the guarantee that a curated call is there for */
export function get(number: number, proves?: string): Companion {
  return { operation: "get", number, proves };
}

export function list(number: number | undefined, proves?: string, query?: ListQuery): Companion {
  return { operation: "list", number, proves, query };
}

export function detach(number: number, proves?: string): Companion {
  return { operation: "detach", number, proves };
}

export function release(number: number | undefined, proves?: string): Companion {
  return { operation: "release", number, proves };
}

export function wait(milliseconds: number): Wait {
  return { operation: "wait", milliseconds };
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

/** The kinds of failure that a test can request. */
import type { OperationId } from "../operation-id.js";
import { isWhole } from "../option-checks.js";

/**
 * - `{ status }`: that status, with `Retry-After` in seconds if it is given. The request is **not** carried out.
 * - `"hangUp"`: the connection is closed without an answer. The request is **not** carried out.
 * - `"hangUpAfterCreating"`: the same, but the request **is** carried out.
 * - `"cutBody"`: carried out; the connection is closed in the middle of the answer's body.
 * - `"notJson"`: carried out; the body is a page of HTML.
 * - `"slow"`, `{ slow: milliseconds }`: carried out; the answer comes late, after 5 seconds unless it says how many.
 * - `{ hold: milliseconds }`: carried out, but a create first holds its numbers for that long, and every other create of the
 *   same numbers gets a 409 in the meantime.
 */
export type Failure =
  | { status: FailureStatus; retryAfter?: number }
  | { slow: number }
  | { hold: number }
  | NamedFailure;

/** 400 to 599. */
export type FailureStatus = Exclude<Below<600>, Below<400>>;

/** Every whole number from 0 on that is less than `End`. */
type Below<End extends number, Numbers extends number[] = []> = Numbers["length"] extends End
  ? Numbers[number]
  : Below<End, [...Numbers, Numbers["length"]]>;

type NamedFailure = (typeof namedFailures)[number];

const namedFailures = ["hangUp", "hangUpAfterCreating", "cutBody", "notJson", "slow"] as const;

/** Selects the requests that a failure applies to. A field that is left out matches all. Invalid requests never count. */
export interface FailureTarget {
  /** The `apikey` claim of its tokens, or the token itself. */
  account?: string;
  /** For example `createPhoneNumbers`. */
  operation?: OperationId;
}

const mostMilliseconds = 600_000;

/**
 * @param value a failure, or a list of them
 * @throws when it is not valid; the message lists the kinds of failure
 */
export function readFailures(value: unknown): Failure[] {
  const failures = Array.isArray(value) ? value : [value];
  if (failures.length === 0 || !failures.every(isFailure)) {
    throw new Error(
      `A failure is ${namedFailures.map((name) => `"${name}"`).join(", ")}, { "status": 400 to 599 } with or without ` +
        `"retryAfter" in seconds, { "slow": milliseconds } or { "hold": milliseconds }, up to ${mostMilliseconds}; or a ` +
        "list of them, one for each request.",
    );
  }
  // A copy: the caller may change its objects.
  return structuredClone(failures);
}

function isFailure(value: unknown): value is Failure {
  if (typeof value === "string") return namedFailures.some((name) => name === value);
  if (typeof value !== "object" || value === null) return false;
  const { status, retryAfter = 0, ...time } = value as Record<string, unknown>;
  if (status !== undefined) {
    return Object.keys(time).length === 0 && isWhole(status, 400, 599) && isWhole(retryAfter, 0, 86_400);
  }
  const [[name, milliseconds] = [], ...others] = Object.entries(value);
  return (name === "slow" || name === "hold") && isWhole(milliseconds, 0, mostMilliseconds) && others.length === 0;
}

/** In a word or two, for a person. */
export function nameOf(failure: Failure): string {
  if (typeof failure === "string") return failure;
  return "status" in failure ? `status ${failure.status}` : (Object.keys(failure)[0] ?? "");
}

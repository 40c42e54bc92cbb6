import { Refusal } from "./refusal.js";

/** A path that needs no normalization, which skips the slow URL parser. */
const plain = /^\/[\w/-]*$/;

/**
 * Parses a request target: a path, or a whole URL if the client uses the mock as a proxy.
 *
 * @throws Refusal when it is neither
 */
export function readTarget(target = ""): { path: string; query: URLSearchParams } {
  if (plain.test(target)) return { path: target, query: new URLSearchParams() };
  try {
    const { pathname, searchParams } = new URL(target.startsWith("/") ? `http://mock${target}` : target);
    return { path: pathname, query: searchParams };
  } catch {
    throw new Refusal(400, "The request target is not a path.");
  }
}

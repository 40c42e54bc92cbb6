import { Refusal } from "./refusal.js";

/** A path that a URL leaves as it is. Most are, and to parse them takes long. */
const plain = /^\/[\w/-]*$/;

/**
 * A request target is a path, or a whole URL when the client takes the mock for a proxy.
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

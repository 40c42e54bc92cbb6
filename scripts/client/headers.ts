import type { HeadersOptions } from "openapi-fetch";

/**
 * All these headers, the later over the earlier; `null` takes one away. As openapi-fetch merges them, which loses those that
 * come as pairs, as a Map or as another library's `Headers`.
 */
export function mergedHeaders(...all: (HeadersOptions | undefined)[]): Headers {
  const merged = new Headers();
  for (const some of all) {
    const pairs = Symbol.iterator in Object(some) ? (some as Iterable<[string, unknown]>) : Object.entries(some ?? {});
    for (const [name, value] of pairs) {
      if (value === null) merged.delete(name);
      else if (Array.isArray(value)) for (const one of value) merged.append(name, one);
      else if (value !== undefined) merged.set(name, `${value}`);
    }
  }
  return merged;
}

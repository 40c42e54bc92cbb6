import { defaultPathSerializer } from "openapi-fetch";

/**
 * openapi-fetch's serializer for path parameters. Rejects values such as the empty string and `..`, which would lead to
 * another operation.
 *
 * @throws {TypeError} that names the parameter
 */
export function pathSerializer(path: string, values: Record<string, unknown>): string {
  for (const [, name = ""] of path.matchAll(/\{(\w+)\}/g)) {
    const value = values[name];
    if (!/^(string|number)$/.test(typeof value)) throw new TypeError(`The path parameter ${name} must be a string`);
    if (/^\.{0,2}$/.test(`${value}`)) {
      throw new TypeError(`The path parameter ${name} must not be ${JSON.stringify(value)}`);
    }
  }
  return defaultPathSerializer(path, values);
}

/** @throws {TypeError} when a path parameter is missing */
export function refuseUnfilled(url: string): void {
  const [, name] = url.match(/^[^?#]*(?:\{|%7B)(\w+)(?:\}|%7D)/i) ?? [];
  if (name) throw new TypeError(`The path parameter ${name} is missing: pass it in params.path`);
}

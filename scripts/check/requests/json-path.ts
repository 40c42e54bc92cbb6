/** Values deep within JSON. */
import { isObject } from "../../document/json.js";

export type Path = readonly string[];

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
}

/** Sets a value deep within an object, making the objects on the way. */
export function setAt(target: Record<string, unknown>, path: Path, value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const inner = isObject(target[key]) ? { ...target[key] } : {};
  target[key] = inner;
  setAt(inner, rest, value);
}

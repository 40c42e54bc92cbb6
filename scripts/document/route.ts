/** Finds the operation that a request is for. */
import type { Operation } from "./operations.js";

export interface Route {
  operation: Operation;
  /** The values of the path's parameters, decoded. */
  path: Record<string, string>;
}

/** The document has the path, but not with this method. */
interface WrongMethod {
  /** The path's methods, in upper case. */
  allowed: string[];
}

/** @returns undefined when the document has nothing at the path */
export type Router = (method: string, path: string) => Route | WrongMethod | undefined;

/** Literal path segments take precedence over parameters, as OpenAPI requires. HEAD counts as GET. */
export function createRouter(operations: Operation[]): Router {
  const routes = operations
    .map((operation) => ({ operation, segments: operation.path.split("/") }))
    .sort((a, b) => parameterCount(a.segments) - parameterCount(b.segments));

  // A fast path for operations without path parameters, which get most of the requests.
  const literal = new Map(
    routes.flatMap(({ operation, segments }) =>
      parameterCount(segments) === 0 ? [[`${operation.method} ${operation.path}`, operation]] : [],
    ),
  );

  return (sent, path) => {
    const method = sent === "HEAD" ? "GET" : sent;
    const operation = literal.get(`${method} ${path}`);
    if (operation) return { operation, path: {} };
    const given = path.split("/").map(decoded);
    const there = routes.flatMap(({ operation, segments }) => {
      const values = match(segments, given);
      return values ? [{ operation, path: values }] : [];
    });
    if (there.length === 0) return undefined;
    const allowed = there.flatMap(({ operation: { method } }) => (method === "GET" ? [method, "HEAD"] : [method]));
    return there.find(({ operation }) => operation.method === method) ?? { allowed: [...new Set(allowed)] };
  };
}

function match(segments: string[], given: string[]): Record<string, string> | undefined {
  if (segments.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = given[index] ?? "";
    const parameter = parameterOf(segment);
    if (parameter === undefined ? value !== segment : value === "") return undefined;
    if (parameter !== undefined) values[parameter] = value;
  }
  return values;
}

/** `{phoneNumber}` → `phoneNumber` */
function parameterOf(segment: string): string | undefined {
  return segment.startsWith("{") && segment.endsWith("}") ? segment.slice(1, -1) : undefined;
}

function parameterCount(segments: string[]): number {
  return segments.filter((segment) => parameterOf(segment) !== undefined).length;
}

/** Decodes a path segment. An invalid percent-encoding is left as it is. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The operation's path with these values in it. */
export function pathWith(operation: Operation, values: Record<string, string>): string {
  return operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name] ?? ""));
}

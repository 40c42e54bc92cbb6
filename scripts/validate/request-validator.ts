/** Validates a request's parameters and body against the document. */
import type { ValidationError } from "./validation-error.js";
import type { Validator } from "./validator.js";

/** The rules of one operation, compiled from the document. */
export interface RequestRules {
  /** Undefined: the operation takes no body. */
  body?: Validator<unknown>;
  bodyRequired?: boolean;
  path?: ParameterRules;
  query?: ParameterRules;
  /** The names of headers are in lower case. */
  header?: ParameterRules;
}

/** The rules of the parameters in one place. */
export interface ParameterRules {
  /** For an object that holds the parameters by name. */
  validate: Validator<unknown>;
  /** The types of the parameters that are not strings, by name. */
  types: Record<string, "integer" | "number" | "boolean">;
}

/** A request as it arrived: parameters are text, and a repeated one is a list. */
interface UnreadRequest extends Partial<Record<Place, Record<string, unknown>>> {
  /** JSON; undefined: there is none. */
  body?: unknown;
}

export const places = ["path", "query", "header"] as const;
type Place = (typeof places)[number];

interface ReadRequest {
  /** The parameters, converted to the types of the document. */
  parameters: Record<Place, Record<string, unknown>>;
  errors: RequestError[];
}

export interface RequestError extends ValidationError {
  in: Place | "body";
}

/** @param secrets texts that no message may show, such as the request's token */
export function readRequest(rules: RequestRules, request: UnreadRequest, secrets: string[] = []): ReadRequest {
  const parameters = { path: {}, query: {}, header: {} };
  const errors: RequestError[] = [];
  for (const place of places) {
    const rulesThere = rules[place];
    if (!rulesThere) continue;
    parameters[place] = readParameters(rulesThere, request[place] ?? {});
    errors.push(...rulesThere.validate(parameters[place], secrets).map((error) => ({ ...error, in: place })));
  }
  const isLeftOut = request.body === undefined && !rules.bodyRequired;
  if (rules.body && !isLeftOut) {
    errors.push(...rules.body(request.body, secrets).map((error) => ({ ...error, in: "body" as const })));
  }
  return { parameters, errors };
}

/** A parameter without a value counts as left out. */
function readParameters({ types }: ParameterRules, given: Record<string, unknown>): Record<string, unknown> {
  const values = Object.entries(given).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(values.map(([name, value]) => [name, read(value, types[name])]));
}

/** Converts text to the parameter's type. Text that does not fit stays text, and the schema refuses it. */
function read(value: unknown, type: ParameterRules["types"][string] | undefined): unknown {
  if (typeof value !== "string") return value;
  if (type === "integer" && /^-?\d+$/.test(value)) return Number(value);
  if (type === "number" && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (type === "boolean" && /^(true|false)$/.test(value)) return value === "true";
  return value;
}

/** Says in one sentence which fields of a request break which rules. */
import type { Operation } from "../document/operations.js";
import { telling } from "../document/violation.js";
import type { Violation } from "./prism.js";

/** A message is for a person: a list that goes on for pages helps nobody. */
const most = 20;

/** For example `name is required; outbound.sipRegion must be one of auto, us002, in002`. Field values are not repeated. */
export function describeViolations(violations: Violation[], operation: Operation): string {
  const all = telling(violations, ({ code, path }) => [String(code), path.join("/")]);
  const sentences = all.slice(0, most).map((violation) => describe(violation, operation));
  return sentences.join("; ") + (all.length > most ? "; and more" : "");
}

function describe({ path, code, message }: Violation, { parameters }: Operation): string {
  const [place, ...field] = path;
  if (place === undefined) return "The body must be an object";
  if (place !== "body") {
    const name = parameters.find((parameter) => parameter.name.toLowerCase() === field[0]?.toLowerCase())?.name;
    return `${name ?? place} ${plain(message.replace(/^Request \w+ parameter \S+ /, ""))}`;
  }
  const rule = message.replace(field.length > 0 ? `Request body property ${field.join(".")} ` : "Request body ", "");
  const missing = code === "required" && /'(.+)'$/.exec(rule)?.[1];
  if (missing) return `${fieldName([...field, missing])} is required`;
  return `${field.length > 0 ? fieldName(field) : "The body"} ${plain(rule)}`;
}

/** For example `phoneNumbers[0]`. */
function fieldName(path: string[]): string {
  return path.reduce((name, key) => name + (/^\d+$/.test(key) ? `[${key}]` : (name && `.${key}`) || key), "");
}

/** Ajv's words, made easier to read. */
function plain(rule: string): string {
  return rule
    .replace("must be equal to one of the allowed values:", "must be one of")
    .replace(/must NOT have fewer than 1 (?:items|characters)/, "must not be empty")
    .replace(/must be (?=object|array|integer)/, "must be an ")
    .replace(/must be (?=string|boolean|number)/, "must be a ");
}

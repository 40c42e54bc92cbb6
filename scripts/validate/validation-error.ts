/** The wording of validation errors, for the mock, the client and the check. A message never shows a secret. */

/** An error as Ajv's standalone code reports it. Ajv's own type is not used, so that no user of this type needs Ajv. */
export interface SchemaError {
  /** A JSON pointer. */
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
}

export interface ValidationError {
  /** For example `outbound.transport` or `phoneNumbers[0]`; empty for the whole value. */
  path: string;
  /** A sentence without its full stop that starts with the path, for example `isShared must be a boolean, not "true"`. */
  message: string;
}

export interface Wording {
  /** The name of the whole value, for example `The body`. */
  whole: string;
  /** A noun phrase for each regular expression that has one, for example `a phone number in E.164 form`. */
  meanings: Record<string, string>;
  /** Texts that no message may show, beside those in secret fields of the value. */
  secrets?: string[];
}

/** A list with thousands of wrong entries is cut here. */
const mostErrors = 1000;

/** A message that goes on for pages helps nobody. */
const mostInSentence = 20;

/** A longer text is described by its length. */
const longestShown = 40;

const secretName = /auth|pass|pwd|secret|token|credential/i;

/** One error for each field, in the order in which Ajv found them. */
export function validationErrors(errors: SchemaError[], value: unknown, wording: Wording): ValidationError[] {
  const byField = new Map<string, SchemaError>();
  const lacking = new Set(
    errors.filter(({ keyword }) => keyword === "required").map(({ instancePath }) => instancePath),
  );
  for (const error of errors) {
    // The missing fields say it better.
    if (error.keyword === "minProperties" && lacking.has(error.instancePath)) continue;
    const pointer = fieldPointer(error);
    const known = byField.get(pointer);
    if (!known && byField.size === mostErrors) break;
    if (!known || weight(error) > weight(known)) byField.set(pointer, error);
  }
  const secrets = [...(wording.secrets ?? []), ...secretTexts(value)].filter((text) => text !== "");
  return [...byField].map(([pointer, error]) => {
    const path = fieldPath(pointer);
    const received = describe(valueAt(value, pointer), path, secrets);
    return { path, message: `${path || wording.whole} ${rule(error, wording.meanings, received)}` };
  });
}

/** For example `name is required; phoneNumbers must not be empty`. */
export function sentence(errors: ValidationError[]): string {
  const messages = errors.slice(0, mostInSentence).map(({ message }) => message);
  return messages.join("; ") + (errors.length > mostInSentence ? "; and more" : "");
}

/** A wrong type explains every other error of its field, and a pattern explains the lengths. */
function weight({ keyword }: SchemaError): number {
  return keyword === "type" ? 2 : keyword === "pattern" ? 1 : 0;
}

function rule({ keyword, params }: SchemaError, meanings: Record<string, string>, received: string): string {
  const { limit } = params;
  switch (keyword) {
    case "required":
      return "is required";
    case "dependentRequired":
      return `is required beside ${params.property}`;
    case "additionalProperties":
    case "unevaluatedProperties":
      return "is not a known field";
    case "type":
      return `must be ${[params.type]
        .flat()
        .map((type) => withArticle(`${type}`))
        .join(" or ")}, not ${received}`;
    case "enum":
      return `must be one of ${(params.allowedValues as unknown[]).join(", ")}, not ${received}`;
    case "const":
      return `must be ${JSON.stringify(params.allowedValue)}, not ${received}`;
    case "pattern": {
      const pattern = `${params.pattern}`;
      const meaning = meanings[pattern];
      return `must ${meaning ? `be ${meaning} (${pattern})` : `match ${pattern}`}, not ${received}`;
    }
    case "format":
      return `must be a valid ${params.format}, not ${received}`;
    case "minLength":
    case "minItems":
      return limit === 1 ? "must not be empty" : `must have at least ${count(limit, keyword)}`;
    case "maxLength":
    case "maxItems":
      return `must have at most ${count(limit, keyword)}`;
    case "minimum":
      return `must be at least ${limit}, not ${received}`;
    case "maximum":
      return `must be at most ${limit}, not ${received}`;
    case "exclusiveMinimum":
      return `must be more than ${limit}, not ${received}`;
    case "exclusiveMaximum":
      return `must be less than ${limit}, not ${received}`;
    default:
      return `breaks the rule ${keyword}`;
  }
}

function count(limit: unknown, keyword: string): string {
  return `${limit} ${keyword.endsWith("Length") ? "character" : "item"}${limit === 1 ? "" : "s"}`;
}

/** Whether a field of this name may hold a secret, misspelt or not. */
export function isSecretField(name: string): boolean {
  return secretName.test(name);
}

/** A received value as a message shows it. */
function describe(value: unknown, path: string, secrets: string[]): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" || path === "" || isSecretField(path)) return withArticle(typeof value);
  const text = `${value}`;
  if (secrets.some((secret) => text.includes(secret))) return withArticle(typeof value);
  if (typeof value !== "string") return text;
  return text.length > longestShown ? `a string of ${text.length} characters` : JSON.stringify(text);
}

/** Every text in a secret field, however deep. */
function secretTexts(value: unknown, isSecret = false): string[] {
  if (typeof value === "string") return isSecret ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => secretTexts(inner, isSecret || isSecretField(key)));
}

function withArticle(noun: string): string {
  if (noun === "null") return noun;
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

/** The JSON pointer of the field that an error is about, which may be missing. */
function fieldPointer({ instancePath, params }: SchemaError): string {
  const field = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  return field === undefined ? instancePath : instancePath + pointerTo([`${field}`]);
}

/** The JSON pointer to the value that these keys lead to. */
export function pointerTo(keys: (string | number)[]): string {
  return keys.map((key) => `/${`${key}`.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function keysOf(pointer: string): string[] {
  const keys = pointer.split("/").slice(1);
  return keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function valueAt(value: unknown, pointer: string): unknown {
  return keysOf(pointer).reduce((holder, key) => (holder as Record<string, unknown> | undefined)?.[key], value);
}

/** `/phoneNumbers/0` becomes `phoneNumbers[0]`. */
function fieldPath(pointer: string): string {
  return keysOf(pointer).reduce(
    (path, key) => (/^\d+$/.test(key) ? `${path}[${key}]` : path ? `${path}.${key}` : key),
    "",
  );
}

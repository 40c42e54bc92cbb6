/** What is wrong with a value, in words for a person. The value itself is never shown: it may be a secret. */

/** What Ajv reports; its own type is not used here, so that nobody needs Ajv to read these. */
export interface SchemaError {
  /** A JSON pointer. */
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
  /** The schema with the keyword that is broken, when Ajv is `verbose`. */
  parentSchema?: { description?: string };
}

export interface Violation {
  /** For example `outbound.transport` or `phoneNumbers[0]`; empty for the whole value. */
  path: string;
  /** A sentence without its full stop, that begins with the path. */
  message: string;
}

/** Without the lengths of texts that break their pattern too: they say nothing more. */
export function telling<E>(errors: E[], keywordAndPlace: (error: E) => [keyword: string, place: string]): E[] {
  const offPattern = new Set(
    errors.map(keywordAndPlace).flatMap(([keyword, place]) => (keyword === "pattern" ? place : [])),
  );
  return errors.filter((error) => {
    const [keyword, place] = keywordAndPlace(error);
    return !/^(min|max)Length$/.test(keyword) || !offPattern.has(place);
  });
}

/** @param whole what to call the whole value, for example `The body` */
export function violation(error: SchemaError, whole: string): Violation {
  const { missingProperty } = error.params;
  const path = fieldPath(error.instancePath + (missingProperty === undefined ? "" : `/${missingProperty}`));
  return { path, message: `${path || whole} ${rule(error)}` };
}

function rule({ keyword, params, message, parentSchema }: SchemaError): string {
  switch (keyword) {
    case "required":
      return "is required";
    case "enum":
      return `must be one of ${(params.allowedValues as unknown[]).join(", ")}`;
    case "type":
      return `must be ${/^[aeiou]/.test(`${params.type}`) ? "an" : "a"} ${params.type}`;
    case "minLength":
    case "minItems":
      return params.limit === 1 ? "must not be empty" : `${message}`;
    case "pattern":
      return `must match ${params.pattern}${parentSchema?.description ? `: ${sentence(parentSchema.description)}` : ""}`;
    default:
      return message ?? `breaks the rule ${keyword}`;
  }
}

/** `/phoneNumbers/0` becomes `phoneNumbers[0]`. */
function fieldPath(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((path, key) => (/^\d+$/.test(key) ? `${path}[${key}]` : path ? `${path}.${key}` : key), "");
}

/** On one line, without its full stop. */
function sentence(text: string): string {
  return text.trim().replace(/\s+/g, " ").replace(/\.$/, "");
}

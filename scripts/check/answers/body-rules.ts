/** Validates a response's body against its schema, and tells which of the broken rules were only assumed. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { assumptions } from "../../document/assumptions.js";
import { resolve } from "../../document/resolve.js";
import type { Assumable, OpenApiDocument } from "../../document/types.js";

interface BrokenBody {
  message: string;
  /** The reason for the assumption, if every broken rule was assumed. */
  assumed?: string | undefined;
}

/** A list may break the same rule in each of its entries. */
const mostTold = 3;

/** A rule that a body breaks. */
interface BrokenRule {
  /** To the value that breaks it, or that is missing. */
  path: string[];
  keyword: string;
  /** Why the rule was assumed, where it was. */
  assumed: string | undefined;
}

/** Documents may share schemas whose references lead elsewhere in each. */
const compiled = new WeakMap<OpenApiDocument, WeakMap<object, BodyRules>>();

/** The rules of a schema, compiled once: that takes as long as to validate a hundred responses. */
export function bodyRules(document: OpenApiDocument, schema: object): BodyRules {
  const known = compiled.get(document) ?? new WeakMap<object, BodyRules>();
  const rules = known.get(schema) ?? new BodyRules(document, schema);
  compiled.set(document, known.set(schema, rules));
  return rules;
}

class BodyRules {
  // All errors: a rule that was only assumed must not hide one that is documented.
  readonly #ajv = addFormats.default(
    new Ajv2020({ strict: false, validateSchema: false, verbose: true, allErrors: true }),
  );
  readonly #validate: ValidateFunction;

  constructor(document: OpenApiDocument, schema: object) {
    this.#validate = this.#ajv.compile(inlined(document, schema) as object);
  }

  /** Every rule that the body breaks. */
  broken(body: unknown): BrokenRule[] {
    if (this.#validate(body)) return [];
    const errors = this.#validate.errors ?? [];
    return errors.filter(isOfPart).map((error) => {
      const { instancePath, keyword, params, data } = error;
      const keys = [...instancePath.split("/").slice(1), ...(params.missingProperty ? [params.missingProperty] : [])];
      const reasons = assumptions((error.parentSchema ?? {}) as Assumable);
      return { path: keys, keyword, assumed: (data === null ? reasons.null : undefined) ?? reasonOf(error) };
    });
  }

  /** The first rules that the body breaks, in words. */
  describeBroken(body: unknown): BrokenBody | undefined {
    if (this.#validate(body)) return undefined;
    const errors = (this.#validate.errors ?? []).filter(isOfPart).filter(isNotNull);
    const documented = errors.filter((error) => !reasonOf(error));
    const told = (documented.length > 0 ? documented : errors).slice(0, mostTold);
    const message = this.#ajv.errorsText(told, { dataVar: "body" });
    return { message, ...(documented.length === 0 && { assumed: errors.map(reasonOf)[0] }) };
  }
}

/** Leaves out errors of `oneOf` and `anyOf`, which repeat those of their parts. */
function isOfPart({ keyword }: ErrorObject): boolean {
  return !["oneOf", "anyOf"].includes(keyword);
}

function isNotNull({ keyword, params }: ErrorObject): boolean {
  return !(keyword === "type" && params.type === "null");
}

/** If the type of a field was assumed, every other rule of the field was assumed too. */
function reasonOf({ keyword, parentSchema }: ErrorObject): string | undefined {
  const reasons = assumptions((parentSchema ?? {}) as Assumable);
  return reasons[keyword] ?? reasons.type;
}

/** The schema with its references resolved, so that keywords beside a `$ref` apply too. */
function inlined(document: OpenApiDocument, value: unknown, within: string[] = []): unknown {
  if (Array.isArray(value)) return value.map((item) => inlined(document, item, within));
  if (typeof value !== "object" || value === null) return value;
  const { $ref } = value as { $ref?: unknown };
  if (typeof $ref !== "string") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inlined(document, inner, within)]));
  }
  // A recursive schema is cut off at this depth.
  if (within.includes($ref)) return {};
  return inlined(document, resolve(document, value), [...within, $ref]);
}

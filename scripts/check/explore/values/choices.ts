/** The fields of a request, and the values that are tried in each: all from its schema. */
import { isDeepStrictEqual } from "node:util";
import type { Schema } from "../../../document/types.js";
import { resolved } from "../../requests/alternatives.js";
import { choosableFields } from "../../requests/choosable-fields.js";
import { isPhoneNumber, type Path, type SampleContext, sample, setAt, valueAt } from "../../requests/samples.js";
import type { Row } from "./covering.js";
import { textsFor } from "./texts.js";

export type Body = Record<string, unknown>;

/** One field that can differ from request to request. */
export interface Factor {
  path: Path;
  /** The plainest first. `undefined` leaves the field out. */
  values: unknown[];
  /** How many of the first values are choices that the document lists; the others are texts that its rules allow. */
  listed: number;
}

/** What a report need not show of a text. */
const tooLongToRead = /^(.{80}).+/;

/** The valid bodies of an operation, but for their phone numbers: each is a row of choices. */
export class Choices {
  readonly factors: Factor[];
  /** The plainest body. */
  readonly plain: Row;
  /** The bodies that the document shows, in its order. */
  readonly shown: Row[];
  readonly #context: SampleContext;
  readonly #schema: Schema;

  /** @param isValid tells whether a body fits the schema: of what is tried, only that is kept */
  constructor(context: SampleContext, schema: Schema, numbersField: string, isValid: (body: Body) => boolean) {
    this.#context = context;
    this.#schema = schema;
    const numbers = sample(context, schema.properties?.[numbersField], [numbersField]);
    const candidates = factorsOf(context, schema, []).filter(({ path: [first] }) => first !== numbersField);
    const plain = candidates.map(({ values }) => values[0]);
    const fits = (index: number, value: unknown) =>
      isValid({ ...assemble(candidates, plain.with(index, value)), [numbersField]: numbers });
    this.factors = candidates.map(({ path, values, listed }, index) => ({
      path,
      values: values.filter((value, at) => at < listed || fits(index, value)),
      listed,
    }));
    this.plain = this.factors.map(() => 0);
    this.shown = context.examples.map((example) => this.#rowOf(example)).filter((row) => row !== undefined);
  }

  body(row: Row): Body {
    return assemble(
      this.factors,
      this.factors.map(({ values }, index) => values[row[index] ?? 0]),
    );
  }

  /** The texts that are tried at this place, also within the value of a field, where none is a choice of the document's. */
  textsAt(path: Path): unknown[] {
    const { enum: choices, default: usual } = schemaAt(this.#context, this.#schema, path);
    if (choices || usual !== undefined) return [];
    return this.factors
      .filter(({ path: field }) => field.every((key, at) => key === path[at]))
      .flatMap(({ path: field, values }) => values.map((value) => valueAt(value, path.slice(field.length))))
      .filter((value) => typeof value === "string" && value !== "");
  }

  /** In words, for example `transport tls`. */
  describe(factor: number, choice: number): string {
    const { path, values } = this.factors[factor] as Factor;
    const value = values[choice];
    const field = path.join(".");
    if (value === undefined) return `no ${field}`;
    if (typeof value === "object") return `${field} given`;
    return `${field} ${JSON.stringify(value).replace(tooLongToRead, "$1…")}`;
  }

  #rowOf(example: unknown): Row | undefined {
    const row = this.factors.map(({ path, values }) =>
      values.findIndex((value) => isDeepStrictEqual(value, valueAt(example, path))),
    );
    return row.includes(-1) ? undefined : row;
  }
}

function schemaAt({ document }: SampleContext, schema: Schema, path: Path): Schema {
  return path.reduce((whole, key) => resolved(document, whole.properties?.[key]), schema);
}

function assemble(factors: Pick<Factor, "path">[], values: unknown[]): Body {
  const body: Body = {};
  for (const [index, { path }] of factors.entries()) {
    if (values[index] !== undefined) setAt(body, path, structuredClone(values[index]));
  }
  return body;
}

function factorsOf(context: SampleContext, schema: Schema, path: Path): Factor[] {
  return choosableFields(context, schema, path).map(({ path: here, alternatives, required }) => {
    const of = alternatives.map((one) => valuesOf(context, one, here));
    const values = of
      .flatMap((one) => one.values.slice(0, one.listed))
      .concat(of.flatMap((one) => one.values.slice(one.listed)));
    const listed = of.reduce((sum, one) => sum + one.listed, 0);
    return required
      ? { path: here, values, listed }
      : { path: here, values: [undefined, ...values], listed: listed + 1 };
  });
}

function valuesOf(context: SampleContext, schema: Schema, path: Path): { values: unknown[]; listed: number } {
  if (schema.enum) return { values: schema.enum, listed: schema.enum.length };
  if (schema.type === "boolean") return { values: [true, false], listed: 2 };
  const plain = sample(context, schema, path);
  const shown = context.examples.map((example) => valueAt(example, path)).filter((value) => value !== undefined);
  const others = distinct([plain, ...shown, ...othersOf(context, schema, path, shown)]);
  return { values: others, listed: 1 };
}

function othersOf(context: SampleContext, schema: Schema, path: Path, shown: unknown[]): unknown[] {
  if (isPhoneNumber(schema)) return [];
  switch (schema.type) {
    case "string":
      return schema.pattern
        ? []
        : textsFor(
            schema,
            shown.filter((value) => typeof value === "string"),
            context.password,
          );
    case "integer":
    case "number":
      return [schema.minimum, schema.maximum].filter((value) => value !== undefined);
    case "object":
      return variants(factorsOf(context, schema, path), path);
    case "array": {
      const { items } = schema as { items?: object };
      const item = resolved(context.document, items);
      return isPhoneNumber(item) ? [] : valuesOf(context, item, path).values.map((value) => [value]);
    }
    default:
      return [];
  }
}

/** Objects that differ from the plainest in one of their fields each. */
function variants(factors: Factor[], path: Path): unknown[] {
  const within = factors.map((factor) => ({ path: factor.path.slice(path.length) }));
  const plain = factors.map(({ values }) => values[0]);
  return factors.flatMap(({ values }, index) =>
    values.slice(1).map((value) => assemble(within, plain.with(index, value))),
  );
}

function distinct(values: unknown[]): unknown[] {
  return values.filter((value, index) => values.findIndex((other) => isDeepStrictEqual(other, value)) === index);
}

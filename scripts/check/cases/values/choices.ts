/** The fields of a request, and the values that are tried in each: all from its schema. */
import { isDeepStrictEqual } from "node:util";
import { assumptions } from "../../../document/assumptions.js";
import type { Schema } from "../../../document/types.js";
import { resolved } from "../../requests/alternatives.js";
import { choosableFields } from "../../requests/fields.js";
import { type Path, setAt, valueAt } from "../../requests/json-path.js";
import { isPhoneNumber, type SampleContext, sample } from "../../requests/samples.js";
import { textsFor } from "./texts.js";

export type Body = Record<string, unknown>;

/** For each factor, which of its choices a body has. */
export type Row = number[];

/** One field that can differ from request to request. */
export interface Factor {
  path: Path;
  /** The plainest first. `undefined` leaves the field out. */
  values: unknown[];
  /** How many of the first values are choices that the document lists; the others are texts that its rules allow. */
  listed: number;
  /** Why the field is taken to be optional, where no page says so. */
  optional?: string | undefined;
}

/** Cuts long texts in a report. */
const tooLongToRead = /^(.{80}).+/;

/** The valid bodies of an operation, but for their phone numbers: each is a row of choices. */
export class Choices {
  readonly factors: Factor[];
  /** The plainest body; once the server has accepted one, the plainest that it accepted. */
  plain: Row;
  /** Choices that the server was seen to refuse, in whatever body. */
  readonly #refused = new Set<string>();
  /** The bodies that the document shows, in its order. */
  readonly shown: Row[];
  readonly #context: SampleContext;
  readonly #schema: Schema;
  /** The field that no row chooses, with sample numbers. */
  readonly #numbers: Body;

  /** Tries the values of each field, and keeps those that fit the schema. */
  constructor(context: SampleContext, schema: Schema, numbersField: string) {
    this.#context = context;
    this.#schema = schema;
    this.#numbers = { [numbersField]: sample(context, schema.properties?.[numbersField], [numbersField]) };
    const candidates = factorsOf(context, schema, []).filter(({ path: [first] }) => first !== numbersField);
    const plain = candidates.map(({ values }) => values[0]);
    const fits = (index: number, value: unknown) =>
      context.isValid({ ...assemble(candidates, plain.with(index, value)), ...this.#numbers });
    this.factors = candidates.map((factor, index) => ({
      ...factor,
      values: factor.values.filter((value, at) => at < factor.listed || fits(index, value)),
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

  /** Whether a row makes a valid body. Rules about several fields decide that together. */
  isValid(row: Row): boolean {
    return this.#context.isValid({ ...this.body(row), ...this.#numbers });
  }

  /** The row, with the plain choice in place of each that the server refuses. */
  usable(row: Row): Row {
    return row.map((choice, factor) => (this.#refused.has(keyOf(factor, choice)) ? (this.plain[factor] ?? 0) : choice));
  }

  avoid(factor: number, choice: number): void {
    if (choice !== this.plain[factor]) this.#refused.add(keyOf(factor, choice));
  }

  /** The listed choices that a row has. Every value of a field that may be given or not is the choice to give it. */
  listedIn(row: Row): string[] {
    return row.map((choice, factor) => keyOf(factor, Math.min(choice, (this.factors[factor]?.listed ?? 0) - 1)));
  }

  /**
   * A listed choice that no row had, in words.
   *
   * @param seen the listed choices of all rows
   */
  missingIn(seen: Set<string>): string | undefined {
    for (const [factor, { listed }] of this.factors.entries()) {
      for (let choice = 0; choice < listed; choice++) {
        if (!seen.has(keyOf(factor, choice))) return this.describe(factor, choice);
      }
    }
    return undefined;
  }

  /** Each choice that the document lists for a field, or for the object that it belongs to, with its row. */
  rowsOf(field: string): Row[] {
    const factor = this.factors.findIndex(({ path }) => `${field}.`.startsWith(`${path.join(".")}.`));
    const { values = [], listed = 0 } = this.factors[factor] ?? {};
    return values.flatMap((value, choice) =>
      choice < listed && value !== undefined ? [this.plain.with(factor, choice)] : [],
    );
  }

  /** Every field given, each with the last value that the document lists: one that is no default. */
  get richest(): Row {
    return this.factors.map(({ values, listed }) =>
      values.findLastIndex((value, at) => at < listed && value !== undefined),
    );
  }

  /**
   * Valid rows that between them have every listed choice: the fullest body, the same with one field changed each, the leanest.
   * So a choice that the server refuses is known by elimination: all the others are accepted in another body.
   */
  covering(): Row[] {
    const fullest = this.factors.map(({ values }) => values.findIndex((value) => value !== undefined));
    const leanest = this.factors.map(({ values }) => Math.max(0, values.indexOf(undefined)));
    const rows = [fullest, ...this.changed(fullest), leanest].filter((row) => this.isValid(row));
    const isNew = (row: Row) => row.some((choice, factor) => !rows.some((other) => other[factor] === choice));
    // A choice that makes the fullest body invalid is tried with the leanest.
    return [...rows, ...this.changed(leanest).filter((row) => isNew(row) && this.isValid(row))];
  }

  /** The row with another listed choice of one field, for each of them. */
  changed(row: Row): Row[] {
    return this.factors.flatMap(({ listed }, factor) =>
      Array.from({ length: listed }, (_, choice) => choice)
        .filter((choice) => choice !== row[factor])
        .map((choice) => row.with(factor, choice)),
    );
  }

  /** Why the server may refuse this body: everything that sets it apart from the plain one is only assumed to be allowed. */
  whyRefusable(row: Row): string | undefined {
    const reasons = this.factors.flatMap(({ values, optional }, factor) =>
      row[factor] === this.plain[factor] ? [] : [values[row[factor] ?? 0] === undefined ? optional : undefined],
    );
    return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined;
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

  /** The plain row with each choice of the field that decides on gateway pairs. */
  modes({ given = false } = {}): Row[] {
    const factor = this.#isShared();
    const { values = [] } = this.factors[factor] ?? {};
    return values.flatMap((value, choice) => (value === undefined && given ? [] : [this.plain.with(factor, choice)]));
  }

  describeMode(row: Row): string {
    const factor = this.#isShared();
    return this.describe(factor, row[factor] ?? 0);
  }

  isShared(row: Row): unknown {
    const factor = this.#isShared();
    return this.factors[factor]?.values[row[factor] ?? 0];
  }

  /** The choices that set the row apart from the plain one, in words. */
  special(row: Row): string[] {
    return row.flatMap((choice, factor) => (choice === this.plain[factor] ? [] : [this.describe(factor, choice)]));
  }

  describeAll(row: Row): string {
    return this.special(row).join(", ") || "the plainest body";
  }

  #isShared(): number {
    const factor = this.factors.findIndex(({ path }) => path.join(".") === "isShared");
    if (factor < 0) throw new Error("The request has no field isShared");
    return factor;
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
  return choosableFields(context, schema, path).map(({ path: here, schema: field, alternatives, required }) => {
    const of = alternatives.map((one) => valuesOf(context, one, here));
    const values = of
      .flatMap((one) => one.values.slice(0, one.listed))
      .concat(of.flatMap((one) => one.values.slice(one.listed)));
    const listed = of.reduce((sum, one) => sum + one.listed, 0);
    return required
      ? { path: here, values, listed }
      : { path: here, values: [undefined, ...values], listed: listed + 1, optional: assumptions(field).optional };
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

function keyOf(factor: number, choice: number): string {
  return `${factor} ${choice}`;
}

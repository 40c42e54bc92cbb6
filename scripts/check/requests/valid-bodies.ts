/** A small set of valid bodies that between them use every documented value of every field. */
import { assumptions } from "../../document/assumptions.js";
import type { Schema } from "../../document/types.js";
import { resolved } from "./alternatives.js";
import { choosableFields } from "./choosable-fields.js";
import { isPhoneNumber, type Path, type SampleContext, sample, setAt } from "./samples.js";

/** One value of one field, or its absence. */
export interface Choice {
  /** For example `outbound.sipRegion`. */
  field: string;
  /** For example `in002`, or `left out`. */
  label: string;
  value: unknown;
  /** Why we take this choice to be valid, where the reference page does not say so. */
  assumed?: string | undefined;
}

export interface ValidBody {
  choices: Choice[];
  body: Record<string, unknown>;
}

interface Factor {
  path: Path;
  choices: Choice[];
}

/**
 * The fullest body, then that body with one field changed, once for each other choice, and last the body that leaves out
 * all it can. So a choice that the server refuses is known by elimination: all the others are accepted in another body.
 * What does not go together with the fullest body, because fields rule each other out, is tried with the leanest.
 *
 * @throws when the check finds no valid body at all
 */
export function validBodies(context: SampleContext, schema: Schema): ValidBody[] {
  const { fullest, changed, leanest, alone } = bodiesOf(context, schema, []);
  const valid = [fullest, ...changed, leanest].filter(({ body }) => context.isValid(body));
  const used = new Set(valid.flatMap(({ choices }) => choices));
  const all = [
    ...valid,
    ...alone.filter(({ choices, body }) => choices.some((choice) => !used.has(choice)) && context.isValid(body)),
  ];
  if (all.length === 0)
    throw new Error("The check makes no request body that keeps every rule: give the schemas of its fields an example");
  return all;
}

interface Bodies {
  fullest: ValidBody;
  /** The fullest with one field changed. */
  changed: ValidBody[];
  leanest: ValidBody;
  /** The leanest with one field changed. */
  alone: ValidBody[];
}

/** @param path where in the request body the object stands whose schema this is */
function bodiesOf(context: SampleContext, schema: Schema, path: Path): Bodies {
  const factors = factorsOf(context, schema, path);
  const fullest = factors.map(({ choices }) => choices[0] as Choice);
  const leanest = factors.map(
    ({ choices }) => choices.find(({ value }) => value === undefined) ?? (choices[0] as Choice),
  );
  const changed = (from: Choice[]) =>
    factors.flatMap(({ choices }, index) =>
      choices.filter((choice) => choice !== from[index]).map((choice) => made(from.with(index, choice))),
    );
  const made = (choices: Choice[]): ValidBody => {
    const body = {};
    for (const [index, { value }] of choices.entries()) {
      if (value !== undefined) setAt(body, factors[index]?.path.slice(path.length) ?? [], value);
    }
    return { choices, body };
  };
  return { fullest: made(fullest), changed: changed(fullest), leanest: made(leanest), alone: changed(leanest) };
}

function factorsOf(context: SampleContext, schema: Schema, path: Path): Factor[] {
  return choosableFields(context, schema, path).map(({ path: here, schema: property, alternatives, required }) => {
    const field = here.join(".");
    const given = alternatives
      .flatMap((one) => values(context, one, here))
      .map((value) => ({ field, label: labelOf(property, value), value }));
    const absent = { field, label: "left out", value: undefined, assumed: assumptions(property).optional };
    return { path: here, choices: required ? given : [...given, absent] };
  });
}

function values(context: SampleContext, schema: Schema, path: Path): unknown[] {
  if (schema.enum) return schema.enum;
  if (schema.type === "boolean") return [true, false];
  if (schema.type === "object") {
    const { fullest, changed, leanest } = bodiesOf(context, schema, path);
    return [fullest, ...changed, leanest].map(({ body }) => body);
  }
  if (schema.type === "array") {
    const items = resolved(context.document, (schema as { items?: object }).items);
    const one = sample(context, schema, path) as unknown[];
    if (isPhoneNumber(items)) return [one, [...one, ...one]];
    if (one.length > 1) return [one];
    return values(context, items, path).map((value) => [value]);
  }
  return [sample(context, schema, path)];
}

function labelOf(schema: Schema, value: unknown): string {
  if (schema.enum || schema.type === "boolean" || value === null) return `${value}`;
  if (Array.isArray(value) && isPhoneNumberList(value)) return value.length === 1 ? "one" : "several";
  return "given";
}

function isPhoneNumberList(value: unknown[]): boolean {
  return value.every((item) => typeof item === "string" && item.startsWith("+"));
}

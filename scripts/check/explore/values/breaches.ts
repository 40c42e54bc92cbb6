/** Small mutations of valid bodies, each of which breaks one rule of the schema at one place. */
import { assumptions } from "../../../document/assumptions.js";
import type { Schema } from "../../../document/types.js";
import { resolved } from "../../requests/alternatives.js";
import { type Field, fieldsOf } from "../../requests/invalid-bodies.js";
import { isObject, type Path, type SampleContext, sample, setAt, valueAt } from "../../requests/samples.js";
import type { Body } from "./choices.js";
import { type WrongValue, wrongValues } from "./wrong-values.js";

export interface Breach {
  /** The guarantee that a server which accepts it breaks: the field's. */
  guarantee: string;
  /** The keyword of the schema that is broken. */
  rule: string;
  /** In words, for example `outbound.transport as " udp"`. */
  label: string;
  /** Breaches that one mistake lets through together, whatever the value: the field, and what is done to its value. */
  kin: string;
  /** Whether it is what most often passes. */
  likely: boolean;
  /** Why we take this to be a rule, where the reference page does not say so. */
  assumed: string | undefined;
  /** Which of the listed items is the broken one, where it is one of a list. */
  at?: "last" | "middle" | "first";
  /** The broken copy of a valid body. */
  apply(valid: Body): Body;
  /** Turns the JSON of the body into a text that is none, or another value. */
  write?: (json: string) => string;
}

/** Every breach of every rule, the most telling of each rule first. */
export function breachesOf(context: SampleContext, schema: Schema): Breach[] {
  const fields = fieldsOf(context, schema);
  return fields.flatMap((field) => [
    ...(field.required ? [left(context, schema, field)] : []),
    ...wrongValues(context, field.schema).map((wrong) => valueBreach(context, schema, field, wrong)),
    ...emptied(fields, field).map(({ guarantee, wrong }) =>
      valueBreach(context, schema, { ...field, guarantee }, wrong),
    ),
    ...itemBreaches(context, schema, field),
  ]);
}

/** An object without anything in it lacks the first field that it needs. */
function emptied(fields: Field[], { path, schema }: Field): { guarantee: string; wrong: WrongValue }[] {
  const lacking = fields.filter(
    (field) =>
      field.required && field.path.length === path.length + 1 && path.every((key, at) => field.path[at] === key),
  );
  const [first] = lacking;
  if (schema.type !== "object" || !first) return [];
  return [{ guarantee: first.guarantee, wrong: { rule: "required", label: "as {}", from: () => ({}) } }];
}

function left(context: SampleContext, root: Schema, { path, guarantee }: Field): Breach {
  return {
    guarantee,
    rule: "required",
    label: `no ${path.join(".")}`,
    kin: `no ${path.join(".")}`,
    likely: false,
    assumed: undefined,
    apply(valid) {
      const body = withParent(context, root, valid, path);
      const parent = path.length > 1 ? (valueAt(body, path.slice(0, -1)) as Body) : body;
      delete parent[path.at(-1) ?? ""];
      return body;
    },
  };
}

function valueBreach(context: SampleContext, root: Schema, field: Field, wrong: WrongValue): Breach {
  const { path, guarantee, schema } = field;
  const { rule, from } = wrong;
  return {
    guarantee,
    ...named(path.join("."), wrong),
    assumed: reasonFor(schema, rule),
    apply(valid) {
      const body = withParent(context, root, valid, path);
      setAt(body, path, from(valueAt(body, path) ?? sample(context, schema, path)));
      return body;
    },
  };
}

/** One bad item, alone or among good ones. */
function itemBreaches(context: SampleContext, root: Schema, { path, guarantee, schema }: Field): Breach[] {
  if (schema.type !== "array") return [];
  const items = resolved(context.document, (schema as { items?: object }).items);
  return wrongValues(context, items).map((wrong) => ({
    guarantee,
    ...named(`an item of ${path.join(".")}`, wrong),
    assumed: reasonFor(items, wrong.rule),
    at: "last",
    apply(valid) {
      const body = withParent(context, root, valid, path);
      const list = listAt(body, path) ?? (sample(context, schema, path) as unknown[]);
      setAt(body, path, list.with(-1, wrong.from(list.at(-1))));
      return body;
    },
  }));
}

function listAt(body: Body, path: Path): unknown[] | undefined {
  const list = valueAt(body, path);
  return Array.isArray(list) && list.length > 0 ? list : undefined;
}

function named(what: string, { rule, label, edit, likely = false }: WrongValue) {
  return { rule, label: `${what} ${label}`, kin: `${what} ${edit ?? label}`, likely };
}

/** The same breach at another place of the list. */
export function atPlace(breach: Breach, path: Path, at: "middle" | "first"): Breach {
  return {
    ...breach,
    at,
    apply(valid) {
      const list = valueAt(valid, path) as unknown[];
      const place = at === "first" ? 0 : Math.floor((list.length - 1) / 2);
      const rotated = [...list.slice(0, place), ...list.slice(place + 1), list[place]];
      const turned = structuredClone(valid);
      setAt(turned, path, rotated);
      const broken = breach.apply(turned);
      const brokenList = valueAt(broken, path) as unknown[];
      setAt(broken, path, [...brokenList.slice(0, place), brokenList.at(-1), ...brokenList.slice(place, -1)]);
      return broken;
    },
  };
}

function reasonFor(schema: Schema, rule: string): string | undefined {
  const reasons = assumptions(schema);
  return reasons[rule] ?? (rule === "null" ? reasons.type : undefined);
}

/** A copy in which the object that holds the path is there, whole. */
function withParent(context: SampleContext, root: Schema, valid: Body, path: Path): Body {
  const body = structuredClone(valid);
  let schema = root;
  for (const [index, key] of path.slice(0, -1).entries()) {
    schema = resolved(context.document, schema.properties?.[key]);
    const here = path.slice(0, index + 1);
    if (!isObject(valueAt(body, here))) setAt(body, here, sample(context, schema, here));
  }
  return body;
}

/** One for each rule of each guarantee, but for those that are only assumed. */
export function oneOfEachRule(breaches: Breach[]): Breach[] {
  const documented = breaches.filter(({ assumed }) => !assumed);
  return documented.filter(
    ({ guarantee, rule }, index) =>
      documented.findIndex((other) => other.guarantee === guarantee && other.rule === rule) === index,
  );
}

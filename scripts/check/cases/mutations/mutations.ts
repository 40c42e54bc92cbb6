/** Small mutations of valid bodies, each of which breaks one rule of the schema at one place. */
import { assumptions } from "../../../document/assumptions.js";
import { isObject } from "../../../document/json.js";
import type { Schema } from "../../../document/types.js";
import { resolved } from "../../requests/alternatives.js";
import { type Field, fieldsOf } from "../../requests/fields.js";
import { type Path, setAt, valueAt } from "../../requests/json-path.js";
import { type SampleContext, sample } from "../../requests/samples.js";
import type { Body } from "../values/choices.js";
import { type WrongValue, wrongValues } from "./operators.js";

export interface Mutation {
  /** The guarantee that a server which accepts it breaks: the field's. */
  guarantee: string;
  /** Where the rule is that is broken, for example `outbound.transport`. */
  field: string;
  /** The keyword of the schema that is broken. */
  rule: string;
  /** In words, for example `outbound.transport as " udp"`. */
  label: string;
  /** Mutations with the same `kin` pass together, whatever the value: same field, same edit. */
  kin: string;
  /** Whether servers often accept it. */
  likely?: boolean;
  /** Why we take this to be a rule, where the reference page does not say so. */
  assumed?: string | undefined;
  /** Whether the curated part sends it. */
  isCurated?: boolean;
  /** Whether every server must refuse it. By default, if the rule is documented. */
  isSafe?: boolean;
  /** Which of the listed items is the broken one, where it is one of a list. */
  at?: "last" | "middle" | "first";
  /** The broken copy of a valid body. */
  apply(valid: Body): Body;
  /** Turns the JSON of the body into a text that is not JSON, or into another value. */
  write?: (json: string) => string;
}

/** Every mutation of every rule, the most telling of each rule first. */
export function mutationsOf(context: SampleContext, schema: Schema): Mutation[] {
  const fields = fieldsOf(context, schema);
  const own = fields.flatMap((field) => [
    ...(field.required ? [missing(context, schema, field), renamed(context, schema, field)] : []),
    ...wrongValues(context, field.schema).map((wrong) => valueMutation(context, schema, field, wrong)),
    ...emptied(fields, field).map(({ guarantee, wrong }) =>
      valueMutation(context, schema, { ...field, guarantee }, wrong),
    ),
    ...itemMutations(context, schema, field),
  ]);
  return [...own, ...withoutAnything(fields)];
}

/** A body without any field lacks the first that it needs. */
function withoutAnything(fields: Field[]): Mutation[] {
  const [first] = fields.filter(({ path, required }) => required && path.length === 1);
  if (!first) return [];
  const label = "no field at all";
  const { guarantee } = first;
  return [
    {
      guarantee,
      field: "the body",
      rule: "required",
      label,
      kin: label,
      likely: true,
      apply: () => ({}),
    },
  ];
}

/** JSON tells keys apart by the case of their letters. */
function renamed(context: SampleContext, root: Schema, { path, guarantee }: Field): Mutation {
  const name = path.join(".");
  const label = `the key of ${name} in another case`;
  return {
    guarantee,
    field: name,
    rule: "required",
    label,
    kin: label,
    apply(valid) {
      const body = withParent(context, root, valid, path);
      const parent = valueAt(body, path.slice(0, -1)) as Body;
      const key = path.at(-1) ?? "";
      const other = key === key.toLowerCase() ? key.toUpperCase() : key.toLowerCase();
      parent[other] = parent[key] ?? sample(context, root, path);
      delete parent[key];
      return body;
    },
  };
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

function missing(context: SampleContext, root: Schema, { path, guarantee }: Field): Mutation {
  return {
    guarantee,
    field: path.join("."),
    rule: "required",
    label: `no ${path.join(".")}`,
    kin: `no ${path.join(".")}`,
    apply(valid) {
      const body = withParent(context, root, valid, path);
      const parent = valueAt(body, path.slice(0, -1)) as Body;
      delete parent[path.at(-1) ?? ""];
      return body;
    },
  };
}

function valueMutation(context: SampleContext, root: Schema, field: Field, wrong: WrongValue): Mutation {
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
function itemMutations(context: SampleContext, root: Schema, { path, guarantee, schema }: Field): Mutation[] {
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
  return { field: what, rule, label: `${what} ${label}`, kin: `${what} ${edit ?? label}`, likely };
}

/** The same mutation at another place of the list. */
export function atPlace(mutation: Mutation, path: Path, at: "middle" | "first"): Mutation {
  return {
    ...mutation,
    at,
    apply(valid) {
      const list = valueAt(valid, path) as unknown[];
      const place = at === "first" ? 0 : Math.floor((list.length - 1) / 2);
      const rotated = [...list.slice(0, place), ...list.slice(place + 1), list[place]];
      const turned = structuredClone(valid);
      setAt(turned, path, rotated);
      const broken = mutation.apply(turned);
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

/** How many mutations of one rule the curated part sends: some are broken in more ways than others. */
const mostOfRule: Record<string, number> = { type: 3, enum: 3 };

/** Ways to break a rule of texts that tell the most: real servers let each of them pass. */
const telling: Record<string, string[]> = {
  pattern: [
    "without its first character",
    "with a space after it",
    "with a letter in it",
    "with dashes between its groups",
    "with 00 for its first character",
    "with a zero after its first character",
    "one character too long",
    "one character too short",
    "empty",
  ],
  enum: ["in upper case", "with a space after it", "with another word after it", 'as ""'],
};

/** A few mutations for each rule of each field: of the rules of texts the most telling, of the others some of each kind. */
export function fewOfEachRule(mutations: Mutation[]): Mutation[] {
  const keyOf = ({ field, rule }: Mutation) => `${field} ${rule}`;
  return [...new Set(mutations.map(keyOf))].flatMap((key) => {
    const group = mutations.filter((mutation) => keyOf(mutation) === key);
    const best = group.filter(({ field, rule, label }) => telling[rule]?.some((each) => label === `${field} ${each}`));
    return best.length > 0 ? best : pickEvenly(group, mostOfRule[group[0]?.rule ?? ""] ?? 1);
  });
}

/** One for each rule of each guarantee, but for those that are only assumed. */
export function oneOfEachRule(mutations: Mutation[]): Mutation[] {
  const documented = mutations.filter(({ assumed }) => !assumed);
  const isSame = (one: Mutation, other: Mutation) => one.guarantee === other.guarantee && one.rule === other.rule;
  return documented.filter((mutation, index) => documented.findIndex((other) => isSame(mutation, other)) === index);
}

/** Picks this many of the values, at equal distances, with the first and the last. */
function pickEvenly<T>(values: T[], count: number): T[] {
  if (values.length <= count) return values;
  if (count === 1) return values.slice(0, 1);
  return Array.from(
    { length: count },
    (_, index) => values[Math.round((index * (values.length - 1)) / (count - 1))] as T,
  );
}

/** Small mutations of valid bodies, each of which breaks one rule of the schema at one place. */
import { assumptions } from "../../document/assumptions.js";
import type { Schema } from "../../document/types.js";
import { resolved } from "../requests/alternatives.js";
import { type Field, fieldsOf } from "../requests/invalid-bodies.js";
import { isObject, isPhoneNumber, type Path, type SampleContext, sample, setAt, valueAt } from "../requests/samples.js";
import type { Body } from "./choices.js";
import { likeliest, nearPattern, nearTexts } from "./near-texts.js";

export interface Breach {
  /** The promise that a server which accepts it breaks: the field's. */
  promise: string;
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

/** A value that a schema does not allow, made from one that it allows. */
interface WrongValue {
  rule: string;
  label: string;
  /** What is done to a value, where the label names the value that comes of it. */
  edit?: string;
  likely?: boolean;
  from(valid: unknown): unknown;
}

/** Every breach of every rule, the most telling of each rule first. */
export function breachesOf(context: SampleContext, schema: Schema): Breach[] {
  return fieldsOf(context, schema).flatMap((field) => [
    ...(field.required ? [left(context, schema, field)] : []),
    ...wrongValues(context, field.schema).map((wrong) => valueBreach(context, schema, field, wrong)),
    ...itemBreaches(context, schema, field),
  ]);
}

function left(context: SampleContext, root: Schema, { path, promise }: Field): Breach {
  return {
    promise,
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
  const { path, promise, schema } = field;
  const { rule, from } = wrong;
  return {
    promise,
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
function itemBreaches(context: SampleContext, root: Schema, { path, promise, schema }: Field): Breach[] {
  if (schema.type !== "array") return [];
  const items = resolved(context.document, (schema as { items?: object }).items);
  return wrongValues(context, items).map((wrong) => ({
    promise,
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

function wrongValues(context: SampleContext, schema: Schema): WrongValue[] {
  return [...wrongTypes(schema), ...wrongTexts(schema), ...wrongNumbers(schema), ...wrongLists(context, schema)];
}

function fixed(rule: string, value: unknown): WrongValue {
  return { rule, label: value === null ? "null" : `as ${JSON.stringify(value)}`, from: () => value };
}

function wrongTypes(schema: Schema): WrongValue[] {
  const type = (value: unknown) => fixed(value === null ? "null" : "type", value);
  const inList: WrongValue = { rule: "type", label: "in a list", from: (valid) => [valid] };
  const asText: WrongValue = { rule: "type", label: "as JSON in a text", from: (valid) => JSON.stringify(valid) };
  switch (schema.type) {
    case "string":
      return [
        { rule: "type", label: "as a number", from: (valid) => Number(`${valid}`.replace(/\D/g, "") || 1) },
        type(null),
        type(true),
        type(0),
        type(false),
        inList,
        { rule: "type", label: "in an object", from: (valid) => ({ value: valid }) },
        type({}),
        type([]),
      ];
    case "boolean":
      return [asText, type(null), type(1), type(0), type(""), type("yes"), inList, type({}), type([])];
    case "number":
    case "integer":
      return [asText, type(null), type(true), inList, type("")];
    case "array":
      return [
        { rule: "type", label: "as a bare item", from: (valid) => (valid as unknown[])[0] },
        type(null),
        asText,
        { rule: "type", label: "as items in one text", from: (valid) => (valid as unknown[]).join(",") },
        { rule: "type", label: "as an object of items", from: (valid) => ({ ...(valid as unknown[]) }) },
        type({}),
        type(true),
        type(""),
      ];
    case "object":
      return [type("text"), type(null), asText, inList, type([]), type(true), type(0), type("")];
    default:
      return [];
  }
}

function wrongTexts(schema: Schema): WrongValue[] {
  if (schema.type !== "string") return [];
  const found: WrongValue[] = [];
  if (schema.enum) {
    const values = schema.enum.filter((value) => typeof value === "string");
    // Each is made from the value that the body has, so that it is nearly right there.
    found.push(...nearTexts(values).map(({ label, edit }) => ({ rule: "enum", label, from: text(edit) })));
    // The most likely ones are made from each value, whatever the body has.
    for (const { label, edit } of likeliest(values)) {
      found.push(...values.map((value) => ({ ...fixed("enum", edit(value)), edit: label, likely: true })));
    }
    found.push(fixed("enum", ""), fixed("enum", "null"), fixed("enum", "undefined"));
    found.push(fixed("enum", values.join(",")));
  }
  if (schema.pattern) {
    const pattern = new RegExp(schema.pattern, "u");
    const likely = new Set(likeliest([]).map(({ label }) => label));
    found.push(
      ...nearPattern(pattern).map(({ label, edit }) => ({
        rule: "pattern",
        label,
        likely: likely.has(label),
        from: text(edit),
      })),
    );
  }
  if (schema.minLength) {
    const { minLength } = schema;
    found.push({
      rule: "minLength",
      label: minLength === 1 ? "empty" : "too short",
      from: () => "x".repeat(minLength - 1),
    });
  }
  if (schema.maxLength !== undefined) {
    const { maxLength } = schema;
    found.push({ rule: "maxLength", label: "too long", from: () => "x".repeat(maxLength + 1) });
  }
  return found;
}

function text(edit: (valid: string) => string): (valid: unknown) => unknown {
  return (valid) => edit(`${valid}`);
}

function wrongNumbers({ type, minimum, maximum }: Schema): WrongValue[] {
  return [
    ...(minimum === undefined ? [] : [fixed("minimum", minimum - 1)]),
    ...(maximum === undefined ? [] : [fixed("maximum", maximum + 1)]),
    ...(type === "integer" ? [fixed("type", 1.5)] : []),
  ];
}

function wrongLists(context: SampleContext, schema: Schema): WrongValue[] {
  if (schema.type !== "array") return [];
  const { minItems, maxItems, uniqueItems, items } = schema as Schema & { items?: object };
  const few = minItems ?? 0;
  return [
    ...(few > 0
      ? [
          {
            rule: "minItems",
            label: few === 1 ? "empty" : "too short",
            from: (valid: unknown) => (valid as unknown[]).slice(0, few - 1),
          },
        ]
      : []),
    ...(uniqueItems
      ? [
          {
            rule: "uniqueItems",
            label: "with an item twice",
            from: (valid: unknown) => [...(valid as unknown[]), (valid as unknown[])[0]],
          },
        ]
      : []),
    ...(maxItems === undefined
      ? []
      : [
          {
            rule: "maxItems",
            label: "too long",
            from: (valid: unknown) => Array(maxItems + 1).fill((valid as unknown[])[0]),
          },
        ]),
    ...(isPhoneNumber(resolved(context.document, items))
      ? [{ rule: "type", label: "within a list", from: (valid: unknown) => [valid] }]
      : []),
  ];
}

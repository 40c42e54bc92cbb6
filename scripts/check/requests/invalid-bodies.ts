/** For each rule of the request schema, at each place, bodies that break that rule and no other on purpose. */
import { assumptions } from "../../document/assumptions.js";
import type { Schema } from "../../document/types.js";
import { alternatives, resolved } from "./alternatives.js";
import { breaches } from "./broken-values.js";
import { sampleNumber } from "./numbers.js";
import { isObject, type Path, type SampleContext, sample, setAt, valueAt, withNumbers } from "./samples.js";
import type { ValidBody } from "./valid-bodies.js";

type Body = Record<string, unknown>;

export interface InvalidBody {
  /** The guarantee that a server which accepts this breaks: the field's. */
  guarantee: string;
  /** In words, for example `outbound without address`. */
  name: string;
  /** Why we take this to be a rule, where the reference page does not say so. */
  assumed?: string | undefined;
  /** The broken copy of a valid body, with these numbers for those that it adds. */
  from(valid: Body, numbers: readonly string[]): Body;
}

/** A field of the request, wherever it stands. */
export interface Field {
  /** From the body down. */
  path: Path;
  /** The guarantee that stands for it. What is within an optional object belongs to that object's guarantee. */
  guarantee: string;
  schema: Schema;
  required: boolean;
}

/** Every field, each object before its own fields. */
export function fieldsOf(context: SampleContext, schema: Schema, path: Path = [], within?: string): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, reference]) => {
    const all = alternatives(context.document, reference);
    const [property = {}] = all;
    const required = schema.required?.includes(key) ?? false;
    const here = [...path, key];
    const guarantee = within ?? here.join(".");
    const inner = property.type === "object" && !(required && all.length === 1) ? guarantee : within;
    const isOneObject = all.filter(({ type }) => type !== "null").length === 1;
    return [
      { path: here, guarantee, schema: property, required },
      // The fields of one object among several are none of the request's own.
      ...(isOneObject ? fieldsOf(context, property, here, inner) : []),
    ];
  });
}

/** @param valid as `validBodies` makes them: between them, the first and the last have and lack every field */
export function invalidBodies(context: SampleContext, schema: Schema, valid: ValidBody[]): InvalidBody[] {
  const numbers = Array(3).fill(sampleNumber);
  const fullestAndLeanest = [valid[0], valid.at(-1)].filter((body) => body !== undefined);
  const all = fieldsOf(context, schema).flatMap((field) => [
    ...(field.required ? [without(context, schema, field)] : []),
    ...wrongValues(context, schema, field),
    ...wrongItems(context, field),
  ]);
  // What breaks one rule of a field may be what another allows.
  return all.filter(({ from }) => fullestAndLeanest.every(({ body }) => !context.isValid(from(body, numbers))));
}

function without(context: SampleContext, root: Schema, { path, guarantee }: Field): InvalidBody {
  const key = path.at(-1) ?? "";
  const parentPath = path.slice(0, -1);
  return {
    guarantee,
    name: `${parentPath.join(".") || "the body"} without ${key}`,
    from(valid) {
      const { [key]: _, ...rest } = parentOf(context, root, valid, parentPath);
      return replaced(valid, parentPath, rest);
    },
  };
}

function wrongValues(context: SampleContext, root: Schema, { path, guarantee, schema }: Field): InvalidBody[] {
  const name = path.join(".");
  return breaches(schema, sample(context, schema, path)).map(({ rule, value, label }) => ({
    guarantee,
    name: `${name} ${label}`,
    assumed: (value === null && assumptions(schema).null) || assumptions(schema)[rule],
    from(valid, numbers) {
      const parentPath = path.slice(0, -1);
      const parent = parentOf(context, root, valid, parentPath);
      return replaced(valid, parentPath, { ...parent, [path.at(-1) ?? ""]: withNumbers(value, numbers) });
    },
  }));
}

/** Where an array's items have rules: each broken by the only item, and one of them by one item of several. */
function wrongItems(context: SampleContext, { path, guarantee, schema }: Field): InvalidBody[] {
  if (schema.type !== "array") return [];
  const items = resolved(context.document, (schema as { items?: object }).items);
  const valid = sample(context, items, path);
  const all = breaches(items, valid);
  const amongOthers = all.findIndex(({ rule }) => rule === all.at(-1)?.rule);

  return all.flatMap(({ rule, label }, index) => {
    const list = (which: string, make: (item: () => unknown, broken: unknown) => unknown[]): InvalidBody => ({
      guarantee,
      name: `${path.join(".")} with ${which} ${label}`,
      assumed: assumptions(items)[rule],
      from(body, numbers) {
        const rest = [...numbers];
        const item = () => withNumbers(valid, rest.splice(0, 1));
        const copy = structuredClone(body);
        setAt(copy, path, make(item, breaches(items, item())[index]?.value));
        return copy;
      },
    });
    const alone = list("an item", (_, broken) => [broken]);
    if (index !== amongOthers) return [alone];
    return [
      alone,
      list("its first item", (item, broken) => [broken, item()]),
      list("its last item", (item, broken) => [item(), broken]),
      list("its middle item", (item, broken) => [item(), broken, item()]),
    ];
  });
}

/** The object that holds a field: the valid body's own, or a sample where the valid body leaves it out. */
function parentOf(context: SampleContext, root: Schema, valid: Body, path: Path): Body {
  const present = valueAt(valid, path);
  if (isObject(present)) return present;
  let schema = root;
  for (const key of path) schema = resolved(context.document, schema.properties?.[key]);
  return sample(context, schema, path) as Body;
}

function replaced(valid: Body, path: Path, value: Body): Body {
  if (path.length === 0) return value;
  const copy = structuredClone(valid);
  setAt(copy, path, value);
  return copy;
}

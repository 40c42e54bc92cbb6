/** The fields of a request. */
import type { OpenApiDocument, Schema } from "../../document/types.js";
import { alternatives, resolved } from "./alternatives.js";
import type { Path } from "./json-path.js";
import { isPhoneNumber, type SampleContext } from "./samples.js";

/** A field of the request, wherever it stands. */
export interface Field {
  /** From the body down. */
  path: Path;
  /** Its guarantee. A field of an optional object belongs to that object's guarantee. */
  guarantee: string;
  schema: Schema;
  required: boolean;
}

/** Every field, each object before its own fields. */
export function fieldsOf(context: SampleContext, schema: Schema, path: Path = [], within?: string): Field[] {
  return propertiesOf(context, schema, path).flatMap((property) => {
    const { path: here, schema: own, alternatives: all, required } = property;
    const guarantee = within ?? here.join(".");
    const inner = own.type === "object" && !(required && all.length === 1) ? guarantee : within;
    const isOneObject = all.filter(({ type }) => type !== "null").length === 1;
    return [
      { path: here, guarantee, schema: own, required },
      // The fields of one object among several are none of the request's own.
      ...(isOneObject ? fieldsOf(context, own, here, inner) : []),
    ];
  });
}

/** A field whose value a valid body chooses, or that it leaves out. */
interface ChoosableField extends Omit<Field, "guarantee"> {
  /** The alternatives for its value. The first is `schema`. */
  alternatives: Schema[];
}

/** The fields of a schema in its order. In place of a required object stand its own fields: there is nothing else to choose. */
export function choosableFields(context: SampleContext, schema: Schema, path: Path): ChoosableField[] {
  return propertiesOf(context, schema, path).flatMap((property) => {
    const { path: here, schema: own, alternatives: all, required } = property;
    return required && own.properties && all.length === 1 ? choosableFields(context, own, here) : [property];
  });
}

function propertiesOf({ document }: SampleContext, schema: Schema, path: Path): ChoosableField[] {
  return Object.entries(schema.properties ?? {}).map(([key, reference]) => {
    const all = alternatives(document, reference);
    return {
      path: [...path, key],
      schema: all[0] ?? {},
      alternatives: all,
      required: schema.required?.includes(key) ?? false,
    };
  });
}

/** Where a create lists its phone numbers. */
interface NumberList {
  /** A field at the top of the body. */
  field: string;
  /** How many numbers it may hold, by the document. */
  most: number;
}

/** @throws when the request body lists no phone numbers */
export function numberList(document: OpenApiDocument, { properties = {} }: Schema): NumberList {
  for (const [field, reference] of Object.entries(properties)) {
    const list = resolved(document, reference) as Schema & { items?: object };
    if (list.type === ("array" as string) && isPhoneNumber(resolved(document, list.items))) {
      return { field, most: list.maxItems ?? Number.POSITIVE_INFINITY };
    }
  }
  throw new Error("The request body lists no phone numbers");
}

/** The guarantee of a field of a request that is not the create. */
export function companionField({ operationId }: { operationId: string }, { guarantee }: { guarantee: string }): string {
  return `${operationId}.${guarantee}`;
}

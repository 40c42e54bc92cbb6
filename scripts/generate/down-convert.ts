import { Converter } from "@apiture/openapi-down-convert";
import { resolve } from "../document/resolve.js";
import type { OpenApiDocument, Schema } from "../document/types.js";

/** A place in the document that OpenAPI 3.0 cannot express. */
export interface Loss {
  /** JSON pointer into the 3.1 document. */
  pointer: string;
  change: "left out" | "changed";
}

/** The document as OpenAPI 3.0, for tools that cannot read 3.1, and all that this loses. */
export function downConvert(document: OpenApiDocument): { converted: object; losses: Loss[] } {
  const converted = new Converter(structuredClone(document)).convert() as { info: { summary?: string } };
  // The converter leaves three things that are new in 3.1 where they are.
  delete converted.info.summary;
  stripBesideRefs(converted);
  useNullable(converted as OpenApiDocument);
  return { converted, losses: losses(document, converted) };
}

/** In 3.0 nothing may stand beside a `$ref`. */
function stripBesideRefs(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  const object = node as Record<string, unknown>;
  if (typeof object.$ref === "string") {
    for (const key of Object.keys(object)) if (key !== "$ref") delete object[key];
  }
  for (const value of Object.values(object)) stripBesideRefs(value);
}

/** In 3.0 a schema that is one of two, of which one is `null`, is the other and `nullable`, with its type beside it. */
function useNullable(document: OpenApiDocument, node: unknown = document): void {
  if (typeof node !== "object" || node === null) return;
  const object = node as { oneOf?: Schema[] };
  const [other, ...more] = object.oneOf?.filter(({ type }) => type !== "null") ?? [];
  if (other && more.length === 0 && object.oneOf?.length === 2) {
    delete object.oneOf;
    Object.assign(object, { type: resolve(document, other).type, nullable: true, allOf: [other] });
  }
  for (const value of Object.values(object)) useNullable(document, value);
}

function losses(before: unknown, after: unknown, pointer = "#"): Loss[] {
  if (after === undefined) return [{ pointer, change: "left out" }];
  if (typeof before !== "object" || before === null || typeof after !== "object" || after === null) {
    return before === after || pointer === "#/openapi" ? [] : [{ pointer, change: "changed" }];
  }
  return Object.entries(before).flatMap(([key, value]) =>
    losses(
      value,
      (after as Record<string, unknown>)[key],
      `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`,
    ),
  );
}

/** The directions of gateways, and what an update of one can ask for. */
import { isObject } from "../../document/json.js";
import { hasBody, type Operation } from "../../document/operations.js";
import type { OpenApiDocument } from "../../document/types.js";
import type { Direction } from "../../model/types.js";
import { resolved } from "./alternatives.js";
import type { GatewayOperation } from "./companions.js";
import { sampleNumber } from "./numbers.js";
import { type SampleContext, sample } from "./samples.js";

export const directions = ["inbound", "outbound"] as const satisfies Direction[];

export const deleteOf = { inbound: "deleteInbound", outbound: "deleteOutbound" } as const satisfies Record<
  Direction,
  GatewayOperation
>;

/** The fields of an update but for these, which it refuses. */
export function takenFieldsOf(document: OpenApiDocument, update: Operation, refused: readonly string[]): string[] {
  const fields = Object.keys(resolved(document, update.requestBody?.schema).properties ?? {});
  return fields.filter((field) => !refused.includes(field));
}

/**
 * A value for a field of an update.
 *
 * @param created the body of the create that made the gateway; the value is another one
 */
export function changedValue(
  context: SampleContext,
  update: Operation,
  created: Record<string, unknown>,
  direction: Direction,
  field: string,
): unknown {
  const fields = resolved(context.document, update.requestBody?.schema).properties ?? {};
  // A field that only a create takes.
  if (!(field in fields)) return field === "isShared" ? true : [sampleNumber];
  const schema = resolved(context.document, fields[field]);
  const examples = hasBody(update) ? Object.values(update.requestBody.examples) : [];
  if (schema.type === "object") return sample({ ...context, examples }, fields[field], [field]);
  const own = created[direction];
  const now = [created[field], isObject(own) ? own[field] : undefined];
  const shown = examples.map((example) => (isObject(example) ? example[field] : undefined));
  const values = [...(schema.enum ?? []), ...shown, ...(schema.examples ?? [])];
  return values.find((value) => value !== undefined && !now.includes(value));
}

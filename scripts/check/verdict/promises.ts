/** What is promised: what the document says in words, and one promise for each field of the request. */
import { assumptions } from "../../document/assumptions.js";
import type { OperationWithBody } from "../../document/operations.js";
import type { BehaviourPromise } from "../../document/types.js";
import { type Field, fieldsOf } from "../requests/invalid-bodies.js";
import { resolved, type SampleContext } from "../requests/samples.js";

/** The promises of the operation, the fields' after those about the whole request, where a reader looks for them. */
export function promisesOf(context: SampleContext, operation: OperationWithBody): BehaviourPromise[] {
  const schema = resolved(context.document, operation.requestBody.schema);
  const fields = fieldsOf(context, schema);
  const ids = [...new Set(fields.map(({ promise }) => promise))];
  return [...operation.promises, ...ids.map((id) => fieldPromise(context, id, fields))];
}

function fieldPromise(context: SampleContext, id: string, fields: Field[]): BehaviourPromise {
  const own = fields.filter(({ promise }) => promise === id);
  const assumed = own.flatMap(({ schema }) => Object.values(assumptions(schema)));
  return {
    id,
    promise: `${own.map((field) => describe(context, field)).join("; ")}.`,
    documented: "The body parameters list the field and its rules.",
    ...(assumed.length > 0 && { assumed: [...new Set(assumed)].join(" ") }),
  };
}

function describe(context: SampleContext, { path, schema, required }: Field): string {
  return `\`${path.join(".")}\` is ${required ? "required" : "optional"}, ${kind(context, schema)}`;
}

function kind(context: SampleContext, schema: Field["schema"]): string {
  if (schema.enum) return `one of ${schema.enum.join(", ")}`;
  if (schema.type === "array") {
    const items = resolved(context.document, (schema as { items?: object }).items);
    return `a list of ${kind(context, items)}`;
  }
  if (schema.type === "object") return "an object";
  const empty = schema.minLength ? "non-empty " : "";
  return `${empty}${schema.type}${schema.pattern ? ` matching ${schema.pattern}` : ""}`;
}

/** The list of guarantees: those that the document names, and one for each field of a request. */
import { assumptions } from "../../document/assumptions.js";
import { hasBody, type Operation } from "../../document/operations.js";
import type { Guarantee } from "../../document/types.js";
import { resolved } from "../requests/alternatives.js";
import { isGatewayOperation } from "../requests/companions.js";
import { companionField, type Field, fieldsOf } from "../requests/fields.js";
import type { SampleContext } from "../requests/samples.js";
import type { Run } from "../run/run.js";

/** All guarantees: those about the whole create, then one for each of its fields, then those of the other operations. */
export function guaranteesOf(run: Run): Guarantee[] {
  const { context, create, companions } = run;
  const fields = fieldsOf(context, run.body);
  const ids = [...new Set(fields.map(({ guarantee }) => guarantee))];
  return [
    ...create.guarantees,
    ...ids.map((id) => fieldGuarantee(context, id, fields)),
    ...Object.entries(companions).flatMap(([name, operation]) => [
      ...operation.guarantees,
      // A field of an update has no guarantee of its own.
      ...(isGatewayOperation(name) ? [] : companionFields(run, operation)),
    ]),
    ...run.others.flatMap((operation) => [otherGuarantee(operation), ...operation.guarantees]),
  ];
}

/** The fields of another operation's request are guaranteed under that operation's name. */
function companionFields({ context }: Run, operation: Operation): Guarantee[] {
  if (!hasBody(operation)) return [];
  const fields = fieldsOf(context, resolved(context.document, operation.requestBody.schema));
  const own = fields.map((field) => ({ ...field, guarantee: companionField(operation, field) }));
  return [...new Set(own.map(({ guarantee }) => guarantee))].map((id) => fieldGuarantee(context, id, own));
}

function fieldGuarantee(context: SampleContext, id: string, fields: Field[]): Guarantee {
  const own = fields.filter(({ guarantee }) => guarantee === id);
  const assumed = own.flatMap(({ schema }) => Object.values(assumptions(schema)));
  return {
    id,
    guarantee: `${own.map((field) => describe(context, field)).join("; ")}.`,
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

/** The guarantee in place of an operation that the check knows nothing of. */
function otherGuarantee({ operationId, method, path }: Operation): Guarantee {
  return {
    id: operationId,
    guarantee: `\`${method} ${path}\` answers in the form that the document describes.`,
    documented: "The operation's answer is described.",
  };
}

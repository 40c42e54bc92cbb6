/** Bodies of a detach that break a rule of the document, made of a number that is attached. */
import { assumptions } from "../../document/assumptions.js";
import type { OperationWithBody } from "../../document/operations.js";
import { resolved } from "../requests/alternatives.js";
import { assumptionOf } from "../requests/assumption.js";
import { breaches } from "../requests/broken-values.js";
import { type Field, fieldsOf } from "../requests/invalid-bodies.js";
import { isPhoneNumber, sample } from "../requests/samples.js";
import { spread } from "../requests/spread.js";
import type { Run } from "../run/run.js";

export interface InvalidDetach {
  guarantee: string;
  name: string;
  /** Sent as JSON, or as it is when it is a text. */
  body: unknown;
  /** Why the rule is one, where no source says so. */
  assumed?: string | undefined;
  /** Whether a source says with which status it is refused. */
  documentedStatus?: boolean;
}

/** How many values that break a rule are sent, where the rule is only assumed. */
const mostAssumed = 3;

/** The guarantee of a field of a request that is not the create. */
export function companionField({ operationId }: OperationWithBody, { guarantee }: Field): string {
  return `${operationId}.${guarantee}`;
}

export function invalidDetaches(run: Run, detach: OperationWithBody, number: string): InvalidDetach[] {
  const schema = resolved(run.document, detach.requestBody.schema);
  const fields = fieldsOf(run.context, schema).filter(({ path }) => path.length === 1);
  const valid = Object.fromEntries(fields.map((field) => [field.path[0], valueFor(run, field, number)]));
  const [first] = fields;
  return [
    ...fields.flatMap((field) => ofField(detach, field, valid)),
    ...(first ? whole(run, companionField(detach, first), valid) : []),
  ];
}

function valueFor(run: Run, { schema, path }: Field, number: string): unknown {
  return isPhoneNumber(schema) ? number : sample({ ...run.context, examples: [] }, schema, path);
}

function ofField(detach: OperationWithBody, field: Field, valid: Record<string, unknown>): InvalidDetach[] {
  const [key = ""] = field.path;
  const guarantee = companionField(detach, field);
  const { [key]: value, ...others } = valid;
  const reasons = assumptions(field.schema);
  const all = breaches(field.schema, value).map(({ rule, value: wrong, label }) => ({
    guarantee,
    name: `detach with ${key} ${label}`,
    body: { ...others, [key]: wrong },
    assumed: reasons[rule],
  }));
  return [
    ...(field.required ? [{ guarantee, name: `detach without ${key}`, body: others, documentedStatus: true }] : []),
    ...all.filter(({ assumed }) => !assumed),
    ...spread(
      all.filter(({ assumed }) => assumed),
      mostAssumed,
    ),
  ];
}

/** Bodies that are no object, as they are tried of a create. */
function whole(run: Run, guarantee: string, valid: object): InvalidDetach[] {
  const text = JSON.stringify(valid);
  const assumed = assumptionOf(run.create, "body");
  return [
    { guarantee, name: "detach with an empty body", body: "", assumed },
    { guarantee, name: "detach with a body cut short, which is not JSON", body: text.slice(0, -1), assumed },
    { guarantee, name: "detach with a list in place of an object", body: `[${text}]`, assumed },
    { guarantee, name: "detach with null in place of an object", body: "null", assumed },
  ];
}

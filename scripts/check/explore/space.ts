/** The requests that the document opens: what its schema allows, and what it does not. */
import { Ajv2020 } from "ajv/dist/2020.js";
import type { OpenApiDocument, Schema } from "../../document/types.js";
import { resolved } from "../requests/samples.js";
import type { Run } from "../run.js";
import { sampleNumber } from "../sending/numbers.js";
import { type Breach, breachesOf } from "./breaches.js";
import { type Body, Choices } from "./choices.js";

export interface Space {
  choices: Choices;
  breaches: Breach[];
  /** What every number matches. */
  pattern: RegExp;
}

export function spaceOf(run: Pick<Run, "document" | "create" | "context" | "numbersField">): Space {
  const schema = resolved(run.document, run.create.requestBody.schema);
  const isValid = validator(run.document, run.create.requestBody.schema);
  const choices = new Choices(run.context, schema, run.numbersField, isValid);
  const list = resolved(run.document, schema.properties?.[run.numbersField]);
  const pattern = new RegExp(resolved(run.document, (list as { items?: object }).items).pattern ?? "", "u");
  const breaches = breachesOf(run.context, schema).filter((breach) =>
    breaks(breach, choices, run.numbersField, isValid),
  );
  return { choices, breaches, pattern };
}

/** Whether the breach makes a valid body one that the schema does not allow, whatever its other fields. */
function breaks(breach: Breach, choices: Choices, numbersField: string, isValid: (body: Body) => boolean): boolean {
  const numbers = [sampleNumber, sampleNumber];
  return [choices.plain, ...choices.shown].every(
    (row) => !isValid(breach.apply({ ...choices.body(row), [numbersField]: numbers })),
  );
}

function validator(document: OpenApiDocument, schema: Schema): (body: Body) => boolean {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ ...document, $id: "document" });
  return ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document#/')));
}

import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { OpenApiDocument, Schema } from "../../document/types.js";
import { sampleNumber } from "./numbers.js";
import { withNumbers } from "./samples.js";

/** In place of the sample number, which may stand in a list many times. */
const differentNumbers = Array.from({ length: 90 }, (_, index) => `${sampleNumber.slice(0, -2)}${index + 10}`);

type Validator = (body: unknown) => boolean;

/** To compile a schema takes as long as many requests: whoever checks with the same document again has it. */
const compiled = new WeakMap<OpenApiDocument, WeakMap<Schema, Validator>>();

/** Tells whether a body keeps every rule of a schema of the document, formats too, whatever its phone numbers will be. */
export function validator(document: OpenApiDocument, schema: Schema): Validator {
  const known = compiled.get(document) ?? new WeakMap<Schema, Validator>();
  const isValid = known.get(schema) ?? compile(document, schema);
  compiled.set(document, known.set(schema, isValid));
  return isValid;
}

function compile(document: OpenApiDocument, schema: Schema): Validator {
  // That the document's schemas are schemas is for the linter to say.
  const ajv = new Ajv2020({ strict: false, validateSchema: false });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: "document" });
  const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document#/')));
  return (body) => validate(withNumbers(body, differentNumbers));
}

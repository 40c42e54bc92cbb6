import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { oncePerSchema } from "../../document/once-per-schema.js";
import type { OpenApiDocument, Schema } from "../../document/types.js";
import { sampleNumber } from "./numbers.js";
import { withNumbers } from "./samples.js";

/** In place of the sample number, which may stand in a list many times. */
const differentNumbers = Array.from({ length: 90 }, (_, index) => `${sampleNumber.slice(0, -2)}${index + 10}`);

/** Tells whether a body keeps every rule of a schema of the document, formats too, whatever its phone numbers will be. */
export const validator = oncePerSchema(compile);

function compile(document: OpenApiDocument, schema: Schema): (body: unknown) => boolean {
  // That the document's schemas are schemas is for the linter to say.
  const ajv = new Ajv2020({ strict: false, validateSchema: false });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: "document" });
  const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document#/')));
  return (body) => validate(withNumbers(body, differentNumbers));
}

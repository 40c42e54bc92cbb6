import { requestRules } from "../../../generated/validate.js";
import { document as packageDocument } from "../../document/document.js";
import type { OperationWithBody } from "../../document/operations.js";
import type { OpenApiDocument } from "../../document/types.js";
import { compileRules } from "../../validate/compile-rules.js";
import { sampleNumber } from "./numbers.js";
import { withNumbers } from "./samples.js";

/** In place of the sample number, which may stand in a list many times. */
const differentNumbers = Array.from({ length: 90 }, (_, index) => `${sampleNumber.slice(0, -2)}${index + 10}`);

const compiled = new WeakMap([[packageDocument, requestRules]]);

/** Tells whether a body of an operation is valid, apart from its phone numbers. */
export function validator(document: OpenApiDocument, { operationId }: OperationWithBody): (body: unknown) => boolean {
  const rules = compiled.get(document) ?? compileRules(document);
  compiled.set(document, rules);
  return (body) => rules[operationId]?.body?.is(withNumbers(body, differentNumbers)) ?? false;
}

import { operations } from "../document/operations.js";
import type { OpenApiDocument } from "../document/types.js";
import type { RequestRules } from "./request-validator.js";
import { requestSchemas } from "./schemas.js";
import { type CompiledSchema, validator } from "./validator.js";

/**
 * Compiles the rules for the requests of each operation at run time, by `operationId`. `generated/validate.ts` has those of
 * the package's document; this is for other documents.
 */
export function compileRules(document: OpenApiDocument): Record<string, RequestRules> {
  const { ajv, bodies, parameters, meanings } = requestSchemas(document);
  const compiled = (address: string) => ajv.getSchema(address) as CompiledSchema;
  const rules: Record<string, RequestRules> = {};
  for (const { operationId } of operations(document)) rules[operationId] = {};
  for (const { operationId, address, required } of bodies) {
    const body = validator(compiled(address), { whole: "The body", meanings });
    Object.assign(rules[operationId] ?? {}, { body, bodyRequired: required });
  }
  for (const { operationId, address, place, types } of parameters) {
    const validate = validator(compiled(address), { whole: `The ${place}`, meanings });
    Object.assign(rules[operationId] ?? {}, { [place]: { validate, types } });
  }
  return rules;
}

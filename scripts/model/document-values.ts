import { hasBody, type Operation, operationNamed } from "../document/operations.js";
import { resolve } from "../document/resolve.js";
import type { OpenApiDocument, RefusedFields, Schema } from "../document/types.js";
import type { DocumentValues } from "./model.js";
import type { PhoneNumberWithGateways } from "./types.js";

/**
 * The parts of the document that the model follows.
 *
 * @throws when the document lacks one of them
 */
export function documentValues(document: OpenApiDocument, operations: Operation[]): DocumentValues {
  const { provider, origin, status } = foundExample(operationNamed(operations, "getPhoneNumber")).phoneNumber;
  return {
    sharedByDefault: isSharedByDefault(document, operationNamed(operations, "createPhoneNumbers")),
    perPage: defaultPerPage(operationNamed(operations, "listPhoneNumbers")),
    refusedFields: refusedFields(document, operationNamed(operations, "updatePhoneNumberGateway")),
    record: { ...(provider && { provider }), ...(origin && { origin }), ...(status && { status }) },
  };
}

function isSharedByDefault(document: OpenApiDocument, create: Operation): boolean {
  if (!hasBody(create)) throw new Error(`${create.operationId} has no request body`);
  const isShared = resolve(document, create.requestBody.schema).properties?.isShared;
  return isShared !== undefined && resolve(document, isShared).default === true;
}

function refusedFields(document: OpenApiDocument, { operationId, requestBody }: Operation): RefusedFields {
  const refused = requestBody && resolve<Schema>(document, requestBody.schema)["x-refused-fields"];
  if (!refused) throw new Error(`The request body of ${operationId} has no x-refused-fields`);
  return refused;
}

function defaultPerPage({ operationId, parameters }: Operation): number {
  const value = parameters.find(({ name }) => name === "perPage")?.schema.default;
  if (typeof value !== "number") throw new Error(`${operationId} has no default for perPage`);
  return value;
}

function foundExample({ operationId, responses }: Operation): PhoneNumberWithGateways {
  for (const { content } of Object.values(responses)) {
    if (content && Object.hasOwn(content.examples, "found")) return content.examples.found as PhoneNumberWithGateways;
  }
  throw new Error(`${operationId} has no example named found`);
}

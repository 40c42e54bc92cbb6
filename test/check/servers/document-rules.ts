/**
 * The part of the document that the servers of the tests follow, so that a value, an optional field or an operation that is added
 * concerns none of them. The truth table checks it.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { validateCreatePhoneNumbersRequest } from "../../../generated/validate.js";
import { document } from "../../../scripts/document/document.js";
import { operations } from "../../../scripts/document/operations.js";

const choicesOf = (schema: string) => (document.components?.schemas?.[schema]?.enum ?? []).map(String);

export const regions = choicesOf("SipRegion");
export const transports = choicesOf("SipTransport");
export const encryptions = choicesOf("MediaEncryption");

/** The operations that the servers implement themselves. */
const ownOperations = /^(createPhoneNumbers|listPhoneNumbers|(get|detach|release)PhoneNumber|\w+Gateway)$/;
export const otherOperations = operations(document).filter(({ operationId }) => !ownOperations.test(operationId));

/**
 * Responds to any other operation.
 *
 * @param instead the body, in place of the document's first example
 * @returns whether it did
 */
export function respondToOther(
  { method, url = "", headers }: IncomingMessage,
  response: ServerResponse,
  instead?: unknown,
): boolean {
  const [pathname = ""] = url.split("?");
  const other = otherOperations.find((each) => each.method === method && fits(each.path, pathname));
  if (!other) return false;
  const [success = "200", { content } = {}] = Object.entries(other.responses)[0] ?? [];
  const body = instead ?? Object.values(content?.examples ?? {})[0];
  if (!headers.authorization) respond(response, 401, { message: "A token is needed" });
  else respond(response, Number(success), body);
  return true;
}

function respond(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, body === undefined ? {} : { "content-type": "application/json" });
  response.end(body === undefined ? "" : JSON.stringify(body));
}

function fits(template: string, pathname: string): boolean {
  const [parts, given] = [template.split("/"), pathname.split("/")];
  return parts.length === given.length && parts.every((part, index) => part.startsWith("{") || part === given[index]);
}

/** The fields of a create for which each server has rules of its own. */
const ownRules =
  /^(|name|phoneNumbers|isShared|mediaEncryption|(inbound|outbound)(\.sipRegion)?|outbound\.(address|transport|auth(\..*)?))(\[.*)?$/;

/**
 * Whether every other field of a create is as the document says.
 *
 * @param ignored a field that may be anything
 */
export function othersAreValid(body: unknown, ignored?: string): boolean {
  const isAtFault = (path: string) => !ownRules.test(path) && path.split(/[.[]/)[0] !== ignored;
  return !validateCreatePhoneNumbersRequest(body).some(({ path }) => isAtFault(path));
}

/**
 * The part of the document that the servers of the tests follow, so that a value or an optional field that is added concerns none of
 * them. The truth table checks it.
 */
import { validateCreatePhoneNumbersRequest } from "../../../generated/validate.js";
import { document } from "../../../scripts/document/document.js";

const choicesOf = (schema: string) => (document.components?.schemas?.[schema]?.enum ?? []).map(String);

export const regions = choicesOf("SipRegion");
export const transports = choicesOf("SipTransport");
export const encryptions = choicesOf("MediaEncryption");

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

/** Limits the size of a list as JSON: each number repeats its gateways, with all of their numbers. */
import type { Gateway, PhoneNumberWithGateways } from "../../model/types.js";
import { Refusal } from "../http/refusal.js";

/** The approximate limit in characters. A page of one number is always shorter. */
const most = 8_000_000;

/**
 * @param what the client can do about it
 * @throws Refusal with status 507 when the list is longer
 */
export function expectShort(what: string, numbers: PhoneNumberWithGateways[], emptied: Gateway[] = []): void {
  let characters = 0;
  for (const { phoneNumber, inbound, outbound } of numbers) {
    characters += (phoneNumber.name?.length ?? 0) + charactersOf(inbound) + charactersOf(outbound);
  }
  for (const gateway of emptied) characters += charactersOf(gateway);
  if (characters > most) throw new Refusal(507, `These numbers take more room than the mock answers with. ${what}`);
}

/** Counts the texts that a client chose and the numbers. The rest of a gateway is short. */
function charactersOf(gateway: Gateway | null): number {
  if (!gateway) return 0;
  const { name, address, auth, numbers } = gateway;
  const texts = [name, address, auth?.username, auth?.password];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 18 * (numbers?.length ?? 0));
}

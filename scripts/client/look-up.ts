/** What became of a create that no answer arrived to. */

/** What a number looks like to the operation that gets one. */
export interface FoundNumber {
  phoneNumber: { name?: string };
  inbound: object | null;
  outbound: object | null;
}

/** What a create asked for, as far as it can be seen. */
export interface SentCreate {
  name: string;
  phoneNumbers: readonly string[];
}

export interface LookedUp<Found> {
  /**
   * `created`: every number is attached, and has the name of the request. `notCreated`: at least one number is not attached,
   * or has another name; a create is carried out wholly or not at all, so this one was not, or not yet.
   */
  outcome: "created" | "notCreated";
  /** By number; `undefined` for one that the account does not know. */
  numbers: Record<string, Found | undefined>;
}

/** @param find a number, or nothing when the account does not know it */
export function lookingUp<Client, Found extends FoundNumber>(
  find: (client: Client, phoneNumber: string) => Promise<Found | undefined>,
) {
  return async (client: Client, { name, phoneNumbers }: SentCreate): Promise<LookedUp<Found>> => {
    const found = await Promise.all(phoneNumbers.map(async (number) => [number, await find(client, number)] as const));
    const created = found.every(([, one]) => one?.inbound && one.outbound && one.phoneNumber.name === name);
    return { outcome: created ? "created" : "notCreated", numbers: Object.fromEntries(found) };
  };
}

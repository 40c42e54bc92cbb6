/** Finds out whether a create was carried out after its response was lost. */
import { isVideosdkError, type VideosdkError } from "./error.js";

/** The fields of a number that decide. */
interface FoundNumber {
  phoneNumber: { name?: string | null };
  inbound: object | null;
  outbound: object | null;
}

export interface Outcome<Found> {
  /**
   * `created`: every number is attached in both directions and has the name of the request. `notCreated`: no number is, so the
   * request was not carried out, or not yet. `undecided`: numbers differ, some could not be read, or one is attached in a way
   * that says neither.
   */
  outcome: "created" | "notCreated" | "undecided";
  /** The result for each number. */
  numbers: Record<string, SeenNumber<Found>>;
}

export interface SeenNumber<Found> {
  outcome: "created" | "notCreated" | "undecided";
  /** Undefined when the account does not know the number, or when it could not be read. */
  found?: Found;
  /** Why the number could not be read. */
  error?: VideosdkError;
}

/** More parallel requests could run into the API's rate limit. */
const mostAtOnce = 4;

/**
 * Gets each number of a create, and compares it with what the create asked for.
 *
 * @param get rejects with the code `notFound` for a number that the account does not know
 * @throws what `get` throws beside a `VideosdkError`, such as an abort
 */
export async function findOutcome<Found extends FoundNumber>(
  get: (phoneNumber: string) => Promise<Found>,
  { name, phoneNumbers }: { name: string; phoneNumbers: readonly string[] },
): Promise<Outcome<Found>> {
  const numbers: Record<string, SeenNumber<Found>> = {};
  const waiting = [...new Set(phoneNumbers)];
  const lookUp = async () => {
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) numbers[number] = await seen(number);
  };
  await Promise.all(Array.from({ length: mostAtOnce }, lookUp));

  const outcomes = new Set(Object.values(numbers).map(({ outcome }) => outcome));
  const [first = "undecided", ...others] = outcomes;
  return { outcome: others.length > 0 ? "undecided" : first, numbers };

  async function seen(number: string): Promise<SeenNumber<Found>> {
    try {
      const found = await get(number);
      const { phoneNumber, inbound, outbound } = found;
      if (!inbound && !outbound) return { outcome: "notCreated", found };
      if (!inbound || !outbound || typeof phoneNumber.name !== "string") return { outcome: "undecided", found };
      return { outcome: phoneNumber.name === name ? "created" : "notCreated", found };
    } catch (error) {
      if (!isVideosdkError(error)) throw error;
      return error.code === "notFound" ? { outcome: "notCreated" } : { outcome: "undecided", error };
    }
  }
}

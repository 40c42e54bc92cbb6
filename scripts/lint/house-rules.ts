/** Redocly plugin: the assertions of redocly.yaml that Redocly does not bring itself. */

/** North American numbers set aside for fiction: exchange 555, line 0100 to 0199. */
const fictional = /^\+1[2-9]\d{2}55501\d{2}$/;

/** What reads as an E.164 number. Eight digits or more, so that years and ports do not count. */
const phoneNumber = /\+[1-9]\d{7,14}/g;

interface Location {
  child(key: string): Location;
}

interface Problem {
  message: string;
  location: Location;
}

export default function houseRules() {
  return {
    id: "house",
    assertions: {
      /** Each field or named schema says what it means, next to its `$ref` if it has one. */
      described(fields: string[], _: true, { baseLocation, rawValue }: AssertionContext): Problem[] {
        return fields
          .filter((field) => !rawValue[field]?.description?.trim())
          .map((field) => ({ message: `"${field}" has no description`, location: baseLocation.child(field) }));
      },

      /** Every phone number in the value is fictional, or one of `allowed`. */
      fictionalPhoneNumbers(
        value: unknown,
        { allowed }: { allowed: string[] },
        { baseLocation }: AssertionContext,
      ): Problem[] {
        const numbers = JSON.stringify(value)?.match(phoneNumber) ?? [];
        return numbers
          .filter((number) => !fictional.test(number) && !allowed.includes(number))
          .map((number) => ({
            message: `${number} may be somebody's: use a fictional number, such as +12025550143`,
            location: baseLocation,
          }));
      },
    },
  };
}

interface AssertionContext {
  baseLocation: Location;
  rawValue: Record<string, { description?: string }>;
}

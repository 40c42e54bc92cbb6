// @ts-check
/** Redocly plugin: what redocly.yaml asserts and Redocly cannot. JavaScript, so that Redocly loads it by itself. */

/** North American numbers set aside for fiction: exchange 555, line 0100 to 0199. */
const fictional = /^\+1[2-9]\d{2}55501\d{2}$/;

/** Matches E.164 numbers of eight digits or more: shorter ones may be years or ports. */
const phoneNumber = /\+[1-9]\d{7,14}/g;

/**
 * @typedef {{ child(key: string): Location }} Location
 * @typedef {{ message: string, location: Location }} Problem
 * @typedef {{ baseLocation: Location, rawValue: Record<string, { description?: string }> }} AssertionContext
 */

export default function houseRules() {
  return { id: "house", assertions: { described, fictionalPhoneNumbers } };
}

/**
 * Each field says what it means, next to its `$ref` if it has one. Redocly's own assertions see the type it refers to.
 *
 * @param {string[]} fields
 * @param {true} _
 * @param {AssertionContext} context
 * @returns {Problem[]}
 */
function described(fields, _, { baseLocation, rawValue }) {
  return fields
    .filter((field) => !rawValue[field]?.description?.trim())
    .map((field) => ({ message: `"${field}" has no description`, location: baseLocation.child(field) }));
}

/**
 * Every phone number in the value, however deep, is fictional, or one of `allowed`.
 *
 * @param {unknown} value
 * @param {{ allowed: string[] }} options
 * @param {AssertionContext} context
 * @returns {Problem[]}
 */
function fictionalPhoneNumbers(value, { allowed }, { baseLocation }) {
  const numbers = JSON.stringify(value)?.match(phoneNumber) ?? [];
  return numbers
    .filter((number) => !fictional.test(number) && !allowed.includes(number))
    .map((number) => ({
      message: `${number} may be somebody's: use a fictional number, such as +12025550143`,
      location: baseLocation,
    }));
}

/** Rules of servers for phone numbers, beyond their form. */
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { isText, strict } from "../broken/broken.js";
import type { Rules } from "../rules.js";

/** Only numbers that a phone library calls valid: of area codes that are in service, and so on. */
export function onlyValidNumbers(rules: Rules): void {
  rules.phoneNumber = strict(
    rules.phoneNumber,
    (number) => isText(number) && parsePhoneNumberFromString(number)?.isValid() !== true,
  );
}

/** No numbers that are kept free for fiction. */
export function noFictionalNumbers(rules: Rules): void {
  const fictional = /^(\+1\d{3}55501\d\d|\+44(20794600|1632960|7700900|808157)\d{2,4})$/;
  rules.phoneNumber = strict(rules.phoneNumber, (number) => fictional.test(number));
}

/** A list of so many numbers at most. */
export const atMost = (count: number) => (rules: Rules) => {
  rules.phoneNumbers = strict(rules.phoneNumbers, (numbers) => numbers?.length > count);
};

/** Reads a number from the response to a get or a list, in whichever form it comes. */
import type { components } from "../../../generated/types.js";
import { isObject } from "../../document/json.js";
import { bodyIn } from "../answers/json-body.js";
import { directions } from "../requests/gateways.js";
import { valueAt } from "../requests/json-path.js";
import type { Exchange } from "../sending/http.js";

export type Shown = Partial<components["schemas"]["PhoneNumberWithGateways"]>;

export function bodyOf({ answer }: Exchange): unknown {
  return answer && bodyIn(answer);
}

/** The number that a response is about, where it is not this one. */
export function otherNumberIn(exchange: Exchange, number: string): string | undefined {
  const shown = numberIn(bodyOf(exchange));
  return isOther(shown, number) ? shown : undefined;
}

/** In which form a response shows a number is assumed: the digits tell which one it is. */
export function isOther(shown: unknown, number: string): shown is string {
  if (typeof shown !== "string" || shown === number) return false;
  const digits = digitsOf(shown);
  return digits !== "" && digits !== digitsOf(number);
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}

export const showsAnother = "the server shows another number than the one that is asked for";

/** The number that is shown, in whichever form. */
export function numberIn(shown: unknown): string | undefined {
  const number = valueAt(shown, ["phoneNumber", "e164"]);
  return typeof number === "string" ? number : undefined;
}

/** The number that is shown, in the form of a request. */
export function e164In(shown: unknown): string | undefined {
  const number = numberIn(shown);
  return number === undefined ? undefined : e164Of(number);
}

export function e164Of(text: string): string {
  return `+${digitsOf(text)}`;
}

/** The number's id, where the server shows one. */
export function idIn(shown: unknown): string | undefined {
  const id = valueAt(shown, ["phoneNumber", "phoneNumberId"]);
  return typeof id === "string" && id !== "" ? id : undefined;
}

/** The entries of a list. */
export function entriesIn(exchange: Exchange): Shown[] {
  const body = bodyOf(exchange);
  const data = isObject(body) ? body.data : undefined;
  return Array.isArray(data) ? data.filter(isObject) : [];
}

/** The list's entry of this number. */
export function entryOf(exchange: Exchange, number: string): Shown | undefined {
  return entriesIn(exchange).find(({ phoneNumber }) => digitsOf(`${phoneNumber?.e164}`) === digitsOf(number));
}

/** How many numbers there are on all pages, where the response says so. */
export function totalIn(exchange: Exchange): number | undefined {
  const total = valueAt(bodyOf(exchange), ["pageInfo", "total"]);
  return typeof total === "number" ? total : undefined;
}

/** Whether both gateways are there; `undefined` when one is and the other is not. */
export function showsAttached(shown: unknown): boolean | undefined {
  const [inbound, outbound] = directions.map((direction) => isObject(valueAt(shown, [direction])));
  return inbound === outbound ? inbound : undefined;
}

/** Whether each gateway is there or `null`. */
export function tellsGateways(shown: unknown): boolean {
  return directions.every((direction) => {
    const gateway = valueAt(shown, [direction]);
    return gateway === null || isObject(gateway);
  });
}

export function hasGateway(shown: unknown): boolean {
  return directions.some((direction) => isObject(valueAt(shown, [direction])));
}

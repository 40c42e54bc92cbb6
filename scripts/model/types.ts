/** Types of the model's inputs and results. Most are the API's own schemas. */
import type { components } from "../../generated/types.js";

type Schemas = components["schemas"];
export type CreateRequest = Schemas["CreatePhoneNumbersRequest"];
export type SipAuth = Schemas["SipAuth"];
export type UpdateRequest = Schemas["UpdatePhoneNumberGatewayRequest"];
export type PhoneNumberRecord = Readonly<Schemas["PhoneNumberRecord"]>;
export type Gateway = Readonly<Omit<Schemas["Gateway"], "numbers">> & { readonly numbers: readonly string[] };

/** A number as `getPhoneNumber` shows it. */
export interface PhoneNumberWithGateways {
  readonly phoneNumber: PhoneNumberRecord;
  readonly inbound: Gateway | null;
  readonly outbound: Gateway | null;
}

export interface PhoneNumberList {
  readonly data: PhoneNumberWithGateways[];
  readonly pageInfo: Schemas["PageInfo"];
}

/** Why an operation was not carried out. Nothing was changed. The names are those of `x-reasons` in the document. */
export interface Refused<Reason extends string = string> {
  refused: Reason;
  /** The numbers that are the reason; none for an id that no number or gateway has. */
  numbers: string[];
  /** The fields that are the reason. */
  fields?: string[];
}

/** The direction of a gateway's calls, as seen from VideoSDK. */
export type Direction = "inbound" | "outbound";

/** The response to a detach, without its message. */
export type Detached = Omit<Schemas["PhoneNumberDetached"], "message">;

/** The response to a release, without its message. */
export type Released = Omit<Schemas["PhoneNumberReleased"], "message">;

/** The query of a list. The document's defaults stand in for values that are left out. Out-of-range values are clamped. */
export interface ListQuery {
  page?: number | undefined;
  perPage?: number | undefined;
  /** Finds the numbers whose name or E.164 form contains it, in upper or lower case. */
  search?: string | undefined;
}

/** What goes into the model and comes out of it: the API's own shapes, and why it refuses. */
import type { components } from "../../generated/types.js";

type Schemas = components["schemas"];
export type CreateRequest = Schemas["CreatePhoneNumbersRequest"];
export type PhoneNumberRecord = Schemas["PhoneNumberRecord"];
export type Gateway = Schemas["Gateway"];
export type PhoneNumberWithGateways = Schemas["PhoneNumberWithGateways"];
export type PhoneNumberList = Schemas["PhoneNumberList"];

/**
 * Why an operation was not carried out. Nothing was changed. The names are those of `x-reasons` in the document, but for
 * `full`: the account would know more than the model remembers.
 */
export interface Refused<Reason extends string = string> {
  refused: Reason;
  /** The numbers that are the reason; none for an id that no number has. */
  numbers: string[];
}

/** The numbers of one create, kept from every other create until it is answered. */
export interface Hold {
  /** Carries the create out: every number is registered and attached. */
  attach(): void;
  /** Lets go of the numbers. To be called in every case, after `attach` too. */
  end(): void;
}

/** What a detach answers, but for its message. */
export type Detached = Omit<Schemas["PhoneNumberDetached"], "message">;

/** What a release answers, but for its message. */
export type Released = Omit<Schemas["PhoneNumberReleased"], "message">;

/** The query of a list. What is left out is as the document says; what is out of range becomes the nearest that is not. */
export interface ListQuery {
  page?: number | undefined;
  perPage?: number | undefined;
  /** Finds the numbers whose name or E.164 form holds it, whatever its case. */
  search?: string | undefined;
}

/** Two gateways that were made together, as a person looks at them. */
export interface PairView {
  inbound: Gateway;
  outbound: Gateway;
}

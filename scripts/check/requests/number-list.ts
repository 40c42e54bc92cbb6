import type { OpenApiDocument, Schema } from "../../document/types.js";
import { resolved } from "./alternatives.js";
import { isPhoneNumber } from "./samples.js";

/** Where a create lists its phone numbers. */
interface NumberList {
  /** A field at the top of the body. */
  field: string;
  /** How many numbers it may hold, by the document. */
  most: number;
}

/** @throws when the request body lists no phone numbers */
export function numberList(document: OpenApiDocument, { properties = {} }: Schema): NumberList {
  for (const [field, reference] of Object.entries(properties)) {
    const list = resolved(document, reference) as Schema & { items?: object };
    if (list.type === ("array" as string) && isPhoneNumber(resolved(document, list.items))) {
      return { field, most: list.maxItems ?? Number.POSITIVE_INFINITY };
    }
  }
  throw new Error("The request body lists no phone numbers");
}

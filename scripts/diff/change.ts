/** From the largest to the smallest, in the words of Semantic Versioning. */
export const steps = ["major", "minor", "patch"] as const;

export type Step = (typeof steps)[number];

/** A change of the document, and the version step that it needs. */
export interface Change {
  step: Step;
  /** The place and the change, in words: `createPhoneNumbers, request body, outbound.transport: enum without "tls"`. */
  what: string;
  /** Why it needs that step, where the change alone does not show it. */
  reason?: string;
}

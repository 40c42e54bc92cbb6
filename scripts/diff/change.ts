/** From the largest to the smallest, in the words of Semantic Versioning. */
export const steps = ["major", "minor", "patch"] as const;

export type Step = (typeof steps)[number];

/** A change of the document, and the version step that it needs. */
export interface Change {
  step: Step;
  kind: "removed" | "added" | "modified";
  /** What changed, for example a JSON pointer. */
  what: string;
  /** Why it needs that step, where that does not go without saying. */
  reason?: string;
}

/** Guarantees that are not kept either where another is broken. */

/** Where the gateways of a number are not those that its request asked for. */
export const ofGateways = [
  "get-created",
  "list-created",
  "detach-answer",
  "shared-pair",
  "own-pairs",
  "encryption-both",
  "configured",
];

/** Where a number is not attached, though its request succeeded: what is not attached is not there to be looked up. */
export const ofUnattached = [
  "own-pairs",
  "shared-pair",
  "label-all",
  "encryption-both",
  "configured",
  "list-created",
  "get-created",
  "already-attached",
];

/** Where a detach does not take its number off, or takes off another. */
export const ofDetaching = ["reuse", "detach-twice", "list-detached", "already-attached"];

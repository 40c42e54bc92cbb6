/** Whether what was found already explains what is strange: what has one cause is reported once. */
import type { Finding } from "../../answers/finding.js";
import type { Kind, Strange } from "../performing/strange.js";

/** Guarantees whose breach shows in many ways. */
const causes: Partial<Record<Kind, string[]>> = {
  "taken twice": ["already-attached", "whole"],
  "refused otherwise": ["already-attached"],
  refused: ["every-choice", "created"],
  "seen detached": ["get-created", "whole", "detach-frees", "already-attached"],
  "not seen": ["get-created", "whole", "already-attached"],
  "seen attached": ["atomic", "invalid-creates-nothing", "detach-frees"],
  "seen unasked": ["atomic", "invalid-creates-nothing", "get-unknown"],
  "listed unasked": ["atomic", "invalid-creates-nothing", "list-created"],
  "detach refused": ["detach-frees", "get-created", "whole", "already-attached"],
  "detach accepted": ["detach-twice", "detach-unknown"],
  race: ["conflict", "already-attached", "whole", "every-choice"],
};

/** Guarantees about what an account holds: where one is broken, what is listed in the end shows that, and nothing else. */
const aboutState = new Set([
  ...["already-attached", "whole", "atomic", "invalid-creates-nothing", "conflict", "reuse", "get-created", "auth"],
  ...["detach-frees", "detach-twice", "detach-unknown", "release-removes", "release-again", "release-twice"],
]);

/** Guarantees that are broken wherever another is: by that other. */
export const followers: Record<string, string> = { "list-detached": "list-created", "detach-answer": "label-all" };

/** What a search or a page does not show may be on the list, and an account that is kept wrongly is listed wrongly. */
const beforeLists = new Set(["search", "paging", "already-attached"]);

/** Whether something was found that may well be the cause. */
export function mayBeKnown({ kind, guarantee, level }: Strange, findings: Finding[]): boolean {
  if (guarantee?.startsWith("list-") && findings.some((found) => beforeLists.has(found.guarantee))) return true;
  const guarantees = guarantee ? [guarantee, followers[guarantee]] : (causes[kind] ?? []);
  return guarantees.some((one) => isKnown(one, level, findings));
}

/** Whether what an account holds is known to be wrong. */
export function isExplained(findings: Finding[]): boolean {
  return findings.some(({ guarantee, level }) => level === "broken" && aboutState.has(guarantee));
}

/** One fault is one finding: a guarantee that is broken already is not broken again. */
export function isKnown(guarantee: string | undefined, level: string, findings: Finding[]): boolean {
  return findings.some((found) => found.guarantee === guarantee && (found.level === "broken" || found.level === level));
}

/** What takes no more requests than this is plain; what takes more than the other is a tangle. */
const plain = 4;
const tangled = 12;

/**
 * Without what could not be cut down, where something plain was found: among so many requests it may have the same cause, and
 * nobody could tell.
 */
export function withoutTangles(findings: Finding[]): Finding[] {
  const requests = ({ reproduction }: Finding) => reproduction.flat().length;
  const isPlain = (finding: Finding) => finding.level === "broken" && requests(finding) <= plain;
  return findings.some(isPlain) ? findings.filter((finding) => requests(finding) <= tangled) : findings;
}

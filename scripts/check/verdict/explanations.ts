/**
 * Decides which findings only follow from others: a broken guarantee can hide other guarantees, or make them seem broken. One
 * cause is reported once.
 */
import type { Finding, Kind } from "../answers/finding.js";
import type { Discrepancy } from "../oracle/discrepancy.js";

/** For each kind of discrepancy, the guarantees that explain it when they are broken. */
const explainedBy: Partial<Record<Kind, string[]>> = {
  "taken twice": ["already-attached", "whole", "auth"],
  "refused otherwise": ["already-attached"],
  refused: ["every-choice", "created"],
  "seen detached": ["get-created", "whole", "detach-frees", "already-attached"],
  "not seen": ["get-created", "whole", "already-attached"],
  "seen attached": ["atomic", "invalid-creates-nothing", "detach-frees"],
  "seen unasked": ["atomic", "invalid-creates-nothing", "get-unknown"],
  "not listed": ["search", "paging", "already-attached", "get-created", "whole"],
  "listed unasked": ["search", "paging", "already-attached", "atomic", "invalid-creates-nothing", "list-created"],
  "listed detached": ["search", "paging", "already-attached", "get-created", "whole"],
  "listed attached": ["search", "paging", "already-attached", "detach-frees"],
  "detach refused": ["detach-frees", "get-created", "whole", "already-attached"],
  "detach accepted": ["detach-twice", "detach-unknown"],
  "detach refused otherwise": ["detach-unknown"],
  "gateway refused": ["gateway-stays", "delete-inbound-unknown", "delete-outbound-unknown"],
  "gateway accepted": ["delete-inbound", "delete-outbound"],
  "lost otherwise": ["already-attached", "every-choice", "created"],
  race: ["conflict", "already-attached", "atomic", "whole", "every-choice", "detach-frees"],
};

/** For each guarantee, those that have to be as assumed for it to show. */
const shownBy: Record<string, string[]> = {
  "list-created": ["search"],
  "list-detached": ["search", "list-created"],
  reuse: ["get-created", "detach-frees"],
  "label-all": ["get-created"],
  "shared-pair": ["get-created"],
  "own-pairs": ["get-created"],
  "encryption-both": ["get-created"],
  configured: ["get-created"],
  "inbound-bare": ["get-created"],
  search: ["list-created"],
  paging: ["list-created"],
  "release-removes": ["get-created"],
  "release-again": ["release-removes", "get-created"],
  "release-twice": ["release-removes", "get-created"],
  // Only a get tells the id of a gateway, and how it is set up.
  "gateway-stays": ["get-created", "shared-pair", "own-pairs"],
  "update-changes": ["get-created", "shared-pair", "own-pairs", "configured"],
  "update-refused": ["get-created", "shared-pair", "own-pairs"],
  "delete-inbound": ["get-created", "shared-pair", "own-pairs"],
  "delete-inbound-unknown": ["get-created", "shared-pair", "own-pairs"],
  "delete-outbound": ["get-created", "shared-pair", "own-pairs"],
  "delete-outbound-unknown": ["get-created", "shared-pair", "own-pairs"],
};

/** The finding about an assumption that hides this guarantee. */
export function hiddenBy(guarantee: string, findings: Finding[]): Finding | undefined {
  return findings.find((found) => found.level === "assumed" && shownBy[guarantee]?.includes(found.guarantee));
}

/** For each guarantee, those that break it, too, when they are broken. */
const followers: Record<string, string[]> = {
  "list-detached": ["list-created"],
  "detach-answer": ["label-all"],
  "update-changes": ["configured", "inbound-bare"],
};

/** Guarantees about an account's numbers: if one is broken, the list of the account shows the same fault, and proves nothing else. */
const aboutAccount = new Set([
  ...["already-attached", "whole", "atomic", "invalid-creates-nothing", "conflict", "reuse", "get-created", "auth"],
  ...["detach-frees", "detach-twice", "detach-unknown", "release-removes", "release-again", "release-twice"],
]);

/** Kinds that show without a lookup. */
const first = new Set<Kind>([
  ...(["taken twice", "refused", "refused otherwise", "let through", "crash"] as const),
  ...(["gateway refused", "gateway accepted"] as const),
]);

/** The order of investigation: discrepancies with a lower rank may explain the others. */
export function rankOf({ kind, guarantee, aspect }: Pick<Discrepancy, "kind" | "guarantee" | "aspect">): number {
  if (kind === "race" || kind === "lost otherwise") return 4;
  if (Object.hasOwn(followers, guarantee)) return 3;
  if (aspect === "page" || first.has(kind)) return 0;
  return kind === "shown otherwise" ? 2 : 1;
}

/** Whether one of these findings may be the cause. */
export function isExplained({ kind, guarantee, level }: Discrepancy, findings: Finding[]): boolean {
  const guarantees = [
    guarantee,
    ...(followers[guarantee] ?? []),
    ...(explainedBy[kind] ?? []),
    ...causesAfterRace(guarantee, kind),
  ];
  return guarantees.some((one) => isKnown(one, level, findings));
}

/** The state that a race has left may be wrong for any reason that makes a state wrong. */
function causesAfterRace(guarantee: string, kind: Kind | undefined): string[] {
  return guarantee === "conflict" && kind !== "race" && kind !== "lost otherwise" ? [...aboutAccount] : [];
}

/** Whether what an account holds is known to be wrong. */
export function isStateExplained(findings: Finding[]): boolean {
  return findings.some(({ guarantee, level }) => level === "broken" && aboutAccount.has(guarantee));
}

/** One fault is one finding: a guarantee that is broken already is not broken again. */
export function isKnown(guarantee: string, level: string, findings: Finding[]): boolean {
  return findings.some((found) => found.guarantee === guarantee && (found.level === "broken" || found.level === level));
}

/** For each broken guarantee, those that the server then seems to break, too. */
const seemsToBreak: Record<string, string[]> = {
  // It keeps a number more than once, or forgets it: each record then behaves like a number of its own.
  "already-attached": ["reuse", "label-all", "atomic", "conflict", "paging", "get-unknown"],
  // An update of a gateway shows on each number that wrongly has it, and not on one that wrongly has another. A gateway that
  // another number wrongly has is not empty.
  "shared-pair": ["update-changes", "update-refused", "configured", "delete-inbound", "delete-outbound"],
  "own-pairs": ["update-changes", "update-refused", "configured", "delete-inbound", "delete-outbound"],
  // An invalid number that was accepted can be detached.
  phoneNumbers: ["detachPhoneNumber.phoneNumber"],
};

/** The end of a sentence that starts with "because". */
export const explained = "what was seen of it may come from another broken guarantee";

/** Drops the findings that another one explains. Where nothing broken would be left, they only explain each other, and all stay. */
export function withoutExplained(findings: Finding[]): Finding[] {
  const broken = findings.filter(({ level }) => level === "broken").map(({ guarantee }) => guarantee);
  const seeming = new Set(broken.flatMap((guarantee) => seemsToBreak[guarantee] ?? []));
  const left = findings.filter((finding) => {
    const { guarantee, kind, level } = finding;
    const ofKind = kind === undefined || first.has(kind) ? [] : (explainedBy[kind] ?? []);
    const isLater = [...ofKind, ...causesAfterRace(guarantee, kind)].some(
      (one) => one !== guarantee && isKnown(one, level, findings),
    );
    return !seeming.has(guarantee) && !isLater && !isLeftByRefused(finding, broken) && !isLeftByUpdate(finding, broken);
  });
  return left.some(({ level }) => level === "broken") || broken.length === 0 ? left : findings;
}

/** A refused request that was carried out anyway changes later lookups. */
const leftByRefused = ["atomic", "invalid-creates-nothing", "auth"];

function isLeftByRefused({ kind, guarantee, reproduction, exchange }: Finding, broken: string[]): boolean {
  if (kind === undefined || first.has(kind) || leftByRefused.includes(guarantee)) return false;
  const refused = reproduction
    .flat()
    .some((each) => each !== exchange && each.request.method === "POST" && (each.answer?.status ?? 0) >= 400);
  return refused && leftByRefused.some((guarantee) => broken.includes(guarantee));
}

/** A wrong update may also show in settings and numbers that it was not about. */
function isLeftByUpdate({ kind, guarantee, reproduction }: Finding, broken: string[]): boolean {
  if (kind !== "shown otherwise" || guarantee === "update-changes") return false;
  return broken.includes("update-changes") && reproduction.flat().some(({ request }) => request.method === "PATCH");
}

/** A case of up to 4 requests is plain, and one of more than 12 is tangled. */
const plain = 4;
const tangled = 12;

/** Drops the findings that could not be shrunk, if there is a plain one: they may have the same cause. */
export function withoutTangles(findings: Finding[]): Finding[] {
  const requests = ({ reproduction }: Finding) => reproduction.flat().length;
  const isPlain = (finding: Finding) => finding.level === "broken" && requests(finding) <= plain;
  return findings.some(isPlain) ? findings.filter((finding) => requests(finding) <= tangled) : findings;
}

/** Plays that showed something strange, until it is known what each is a sign of. */

import type { Performance } from "../performing/performance.js";
import type { Strange } from "../performing/strange.js";
import { type Play, requestsIn } from "../plays/play.js";
import { followers } from "./known.js";

export interface Suspect {
  play: Play;
  strange: Strange;
  /** The numbers that it was played with. */
  numbers: string[];
  /** Whether it was seen in what all plays left. */
  left?: boolean;
  /** The requests and answers of the round that was strange. */
  seen?: Performance["rounds"][number] | undefined;
}

/**
 * Suspects that may well have one cause, the shortest plays first. Races come last, and lookups before them: what they show
 * may have shown already without them.
 */
export function grouped(suspects: Suspect[]): Suspect[][] {
  const found = new Map<string, Suspect[]>();
  for (const suspect of suspects) {
    const key = keyOf(suspect);
    found.set(key, [...(found.get(key) ?? []), suspect]);
  }
  const groups = [...found.values()].toSorted((one, other) => rank(one) - rank(other));
  return groups.map((group) => group.toSorted((one, other) => requestsIn(one.play) - requestsIn(other.play)));
}

/** What is let through at one field, against one kind of rule, is let through by one check that is missing. */
function keyOf({ play, strange }: Suspect): string {
  const move = play.rounds[strange.round]?.[strange.move];
  const rule = move?.operation === "create" ? move.breach?.rule : undefined;
  return [strange.level, strange.kind, strange.guarantee, rule].join(" ");
}

function rank([suspect]: Suspect[]): number {
  if (!suspect) return 0;
  const { kind, guarantee } = suspect.strange;
  if (kind === "race") return 3;
  if (guarantee && Object.hasOwn(followers, guarantee)) return 2;
  return ["taken twice", "refused", "let through", "crash"].includes(kind) ? 0 : 1;
}

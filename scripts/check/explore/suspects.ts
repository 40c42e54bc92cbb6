/** Plays that showed something strange, until it is known what each is a sign of. */
import { type Play, requestsIn } from "./play.js";
import type { Strange } from "./strange.js";

export interface Suspect {
  play: Play;
  strange: Strange;
}

/** Suspects that may well have one cause, in the order in which they are looked into: the shortest plays first. */
export function grouped(suspects: Suspect[]): Suspect[][] {
  const found = new Map<string, Suspect[]>();
  for (const suspect of suspects) {
    const key = keyOf(suspect);
    found.set(key, [...(found.get(key) ?? []), suspect]);
  }
  return [...found.values()].map((group) =>
    group.toSorted((one, other) => requestsIn(one.play) - requestsIn(other.play)),
  );
}

/** What is let through at one field, against one kind of rule, is let through by one check that is missing. */
function keyOf({ play, strange }: Suspect): string {
  const move = play.rounds[strange.round]?.[strange.move];
  const rule = move?.operation === "create" ? move.breach?.rule : undefined;
  return [strange.level, strange.kind, strange.promise, rule].join(" ");
}

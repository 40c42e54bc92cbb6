/** What is left of all plays when the last was played: one list of the account shows every number, however it came there. */

import type { Suspect } from "./findings/suspects.js";
import type { Listed } from "./pages.js";
import { account, stateOf } from "./performing/belief.js";
import type { Performance } from "./performing/performance.js";
import type { Player } from "./performing/player.js";
import { lookCloser, otherState, type Sight } from "./performing/sight.js";
import type { Strange } from "./performing/strange.js";
import { create, list } from "./plays/moves.js";
import { fictional, type Play } from "./plays/play.js";
import type { Stock } from "./plays/rows.js";

/** A play that showed nothing strange. */
export interface Played {
  play: Play;
  performance: Performance;
}

/** Numbers of which the list shows something else than their plays left. */
export function suspectsIn(played: Played[], { entries, whole }: Listed, reading: Player): Suspect[] {
  return played.flatMap(({ play, performance: { stage, numbers } }) => {
    const listed: number[] = [];
    for (const [index, number] of numbers.entries()) {
      const shown = entries.get(number);
      const [state, ...others] = new Set(stage.models.map((model) => stateOf(model, number)));
      if (state === undefined || others.length > 0 || (shown === undefined && !whole)) continue;
      const sight: Sight = shown === undefined ? { said: "refused" } : { said: "accepted", shown };
      const found = otherState(sight, state, "list") ?? lookCloser(stage, number, sight, reading);
      if (found) return [listedAgain(play, numbers, found, [...listed, index])];
      if (state === "attached") listed.push(index);
    }
    return [];
  });
}

/** The play, with a look at each of these numbers at its end; the last shows it. */
function listedAgain(play: Play, numbers: string[], found: Omit<Strange, "round" | "move">, shown: number[]): Suspect {
  // How one number's gateways differ from another's shows when both are looked at.
  const isPair = found.guarantee === "shared-pair" || found.guarantee === "own-pairs";
  const rounds = [...play.rounds, ...(isPair ? shown : shown.slice(-1)).map((index) => [list(index)])];
  return { play: { ...play, rounds }, strange: { ...found, round: rounds.length - 1, move: 0 }, numbers, left: true };
}

/** Creates of numbers that were attached long ago, the oldest first, which a server may have forgotten meanwhile. */
export function longAgo(played: Played[], most: number, { rows }: Stock): (Played & { again: Play["rounds"] })[] {
  const attached = played.flatMap(({ play, performance }) => {
    const { stage, numbers } = performance;
    const index = play.numbers.findIndex(
      ({ kind }, at) => kind === fictional.kind && stage.models.every((model) => isAttached(model, numbers[at] ?? "")),
    );
    return index < 0 || stage.models.length === 0
      ? []
      : [{ play, performance, again: [[create(rows.next(), [index])]] }];
  });
  const step = Math.max(1, attached.length / most);
  return Array.from({ length: Math.min(most, attached.length) }, (_, turn) => attached[Math.floor(turn * step)]).filter(
    (each) => each !== undefined,
  );
}

function isAttached(model: Performance["stage"]["models"][number], number: string): boolean {
  const view = model.get(account, number);
  return !("refused" in view) && view.inbound !== null;
}

/**
 * The exploring part of the check: it plays, with valid and with invalid requests, one after the other and at the same time,
 * compares every answer with the model, and cuts down what no course of events explains.
 */

import type { Finding } from "../answers/finding.js";
import { CannotCheck } from "../cannot-check.js";
import type { Run } from "../run/run.js";
import { longAgo, type Played, suspectsIn } from "./census.js";
import type { Exploration, ExploreOptions } from "./exploration.js";
import { Investigation } from "./findings/investigation.js";
import type { Suspect } from "./findings/suspects.js";
import { listPages } from "./pages.js";
import type { Performance } from "./performing/performance.js";
import { Player } from "./performing/player.js";
import { isRefused, type Play } from "./plays/play.js";
import { spaceOf } from "./plays/space.js";
import { programOf } from "./program.js";

/** How many plays are under way at once; each has numbers of its own. */
const lanes = 6;
/** So many answers in a row that judge nothing mean that the server is not to be talked to now. */
const mostNothing = 12;

export async function explore(run: Run, { budget, seed, signal, onProgress }: ExploreOptions): Promise<Exploration> {
  if (budget <= 0) return { findings: [], requests: 0, seed };
  const started = run.sender.requestsSent;
  const space = spaceOf(run);
  const player = new Player(run, space.choices, space.pattern);
  const { patient, together, alone, probes, census, stock } = programOf(run, space, budget, seed);
  const suspects: Suspect[] = [];
  const played: Played[] = [];
  const findings: Finding[] = [];
  let ended: string | undefined;

  const waiting = patient.map((play) => perform(play, []));
  player.everythingElse = inLanes(together, (play, plays) => perform(play, plays));
  await player.everythingElse;
  await Promise.all(waiting);
  await inLanes(longAgo(played, probes, stock), ({ play, performance, again }) =>
    note({ ...play, rounds: [...play.rounds, ...again] }, player.resume(play, performance, again), []),
  );
  for (let play = alone.shift(); play && !isOver(); play = alone.shift()) await perform(play, alone);
  if (census && !isOver()) await look();
  if (!isOver()) findings.push(...(await new Investigation(run, player, space, signal).findings(suspects, findings)));
  return { findings, requests: run.sender.requestsSent - started, seed, ...(ended && { ended }) };

  async function inLanes<T>(queue: T[], act: (item: T, queue: T[]) => Promise<void>): Promise<void> {
    const lane = async () => {
      for (let item = queue.shift(); item && !isOver(); item = queue.shift()) await act(item, queue);
    };
    await Promise.all(Array.from({ length: run.options.concurrency ?? lanes }, lane));
  }

  /** Looks at everything that the plays have left. */
  async function look(): Promise<void> {
    const listed = await listPages(run);
    if (!listed) return;
    findings.push(...listed.findings);
    suspects.push(...suspectsIn(played, listed, player));
  }

  function isOver(): boolean {
    if (player.nothingInARow >= mostNothing) ended ??= `the last ${mostNothing} answers say nothing about the requests`;
    if (run.sender.limited) ended ??= `the server ${run.sender.limited}`;
    ended ??= run.valid.noMoreAccepted;
    return ended !== undefined || signal?.aborted === true;
  }

  function perform(play: Play, plays: Play[]): Promise<void> {
    return note(play, player.perform(play), plays);
  }

  async function note(play: Play, performing: Promise<Performance>, plays: Play[]): Promise<void> {
    const performance = await performing.catch(outOfNumbers);
    onProgress?.({ done: Math.min(run.sender.requestsSent - started, budget), total: budget, step: "exploring" });
    if (!performance) return;
    const { strange, numbers, rounds } = performance;
    if (!strange) {
      played.push({ play, performance });
      return;
    }
    suspects.push({ play, strange, numbers, seen: rounds.at(-1) });
    // What was let through says nothing about the requests after it.
    const move = play.rounds[strange.round]?.[strange.move];
    const rest = play.rounds.slice(strange.round + 1);
    if (move && isRefused(move) && rest.length > 0) plays.unshift({ ...play, rounds: rest });
  }

  /** What was played until then still counts. */
  function outOfNumbers(error: unknown): undefined {
    if (!(error instanceof CannotCheck)) throw error;
    ended ??= error.message;
  }
}

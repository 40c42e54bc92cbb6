/**
 * The exploring part of the check: it plays, with valid and with invalid requests, one after the other and at the same time,
 * compares every answer with the model, and cuts down what no course of events explains.
 */
import { CannotCheck } from "../cannot-check.js";
import type { Exploration, ExploreOptions } from "../exploration.js";
import type { Run } from "../run.js";
import { Investigation } from "./investigation.js";
import { isValidCreate, type Play } from "./play.js";
import { type Performance, Player } from "./player.js";
import { programOf } from "./program.js";
import { spaceOf } from "./space.js";
import type { Suspect } from "./suspects.js";

/** How many plays are under way at once; each has numbers of its own. */
const lanes = 6;
/** So many answers in a row that judge nothing mean that the server is not to be talked to now. */
const mostNothing = 12;

export async function explore(run: Run, { budget, seed, signal, onProgress }: ExploreOptions): Promise<Exploration> {
  if (budget <= 0) return { findings: [], requests: 0, seed };
  const started = run.sender.requestsSent;
  const space = spaceOf(run);
  const player = new Player(run, space.choices, space.pattern);
  const { patient, together, alone } = programOf(run, space, budget, seed);
  const suspects: Suspect[] = [];
  let ended: string | undefined;

  const waiting = patient.map((play) => perform(play, []));
  player.everythingElse = Promise.all(
    Array.from({ length: run.options.concurrency ?? lanes }, () => playAll(together)),
  );
  await player.everythingElse;
  await Promise.all(waiting);
  await playAll(alone);
  const findings = isOver() ? [] : await new Investigation(run, player, space, signal).findings(suspects);
  return { findings, requests: run.sender.requestsSent - started, seed, ...(ended && { ended }) };

  /** What was played until then still counts. */
  function outOfNumbers(error: unknown): Pick<Performance, "strange" | "numbers" | "rounds"> {
    if (!(error instanceof CannotCheck)) throw error;
    ended ??= error.message;
    return { numbers: [], rounds: [] };
  }

  async function playAll(plays: Play[]): Promise<void> {
    for (let play = plays.shift(); play && !isOver(); play = plays.shift()) await perform(play, plays);
  }

  function isOver(): boolean {
    if (player.nothingInARow >= mostNothing) ended ??= `the last ${mostNothing} answers say nothing about the requests`;
    if (run.sender.limited) ended ??= `the server ${run.sender.limited}`;
    return ended !== undefined || signal?.aborted === true;
  }

  async function perform(play: Play, plays: Play[]): Promise<void> {
    const { strange, numbers, rounds } = await player.perform(play).catch(outOfNumbers);
    onProgress?.({ done: Math.min(run.sender.requestsSent - started, budget), total: budget, step: "exploring" });
    if (!strange) return;
    suspects.push({ play, strange, numbers, seen: rounds.at(-1) });
    // What was let through says nothing about the requests after it.
    const move = play.rounds[strange.round]?.[strange.move];
    const rest = play.rounds.slice(strange.round + 1);
    const says = move?.operation !== "create" || isValidCreate(move) || rest.length === 0;
    if (!says) plays.unshift({ ...play, rounds: rest });
  }
}

/**
 * The exploring part of the check: it plays, with valid and with invalid requests, one after the other and at the same time,
 * compares every answer with the model, and cuts down what no course of events explains.
 */
import type { Exploration, ExploreOptions } from "../exploration.js";
import type { Run } from "../run.js";
import { isThisMachine } from "../sending/target.js";
import { lengthsOf } from "./cast.js";
import { shuffler } from "./chance.js";
import { Investigation } from "./investigation.js";
import { isValidCreate, type Play, requestsIn } from "./play.js";
import { Player } from "./player.js";
import { Plays } from "./plays.js";
import { randomPlay, sampled } from "./random-plays.js";
import { type Space, spaceOf } from "./space.js";
import type { Suspect } from "./suspects.js";

/** How many plays are under way at once; each has numbers of its own. */
const lanes = 6;
/** So many answers in a row that judge nothing mean that the server is not to be talked to now. */
const mostNothing = 12;

export async function explore(run: Run, { budget, seed, signal, onProgress }: ExploreOptions): Promise<Exploration> {
  const started = run.sender.requestsSent;
  const spent = () => run.sender.requestsSent - started;
  if (budget <= 0) return { findings: [], requests: 0, seed };
  const space = spaceOf(run);
  const player = new Player(run, space.choices, space.pattern);
  const companions = run.companionsThere === true;
  const lengths = isThisMachine(run.options.url) ? lengthsOf(space.pattern) : [];
  const { patient, queue } = planned(run, space, { budget, seed, companions, lengths });
  const suspects: Suspect[] = [];
  let ended: string | undefined;

  const inLanes = Promise.all(Array.from({ length: run.options.concurrency ?? lanes }, lane));
  player.everythingElse = inLanes;
  await Promise.all([inLanes, ...patient.map(perform)]);
  const investigation = new Investigation(run, player, space, signal);
  const findings = ended || signal?.aborted ? [] : await investigation.findings(suspects);
  return { findings, requests: spent(), seed, ...(ended && { ended }) };

  async function lane(): Promise<void> {
    for (let play = queue.shift(); play && !over(); play = queue.shift()) await perform(play);
  }

  function over(): boolean {
    if (signal?.aborted) return true;
    if (player.nothingInARow >= mostNothing) ended ??= `the last ${mostNothing} answers say nothing about the requests`;
    if (run.sender.limited) ended ??= `the server ${run.sender.limited}`;
    return ended !== undefined || spent() >= budget;
  }

  async function perform(play: Play): Promise<void> {
    const { strange } = await player.perform(play);
    onProgress?.({ done: Math.min(spent(), budget), total: budget, step: "exploring" });
    if (!strange) return;
    suspects.push({ play, strange });
    // What was let through says nothing about the requests after it.
    const rest = play.rounds.slice(strange.round + 1);
    const move = play.rounds[strange.round]?.[strange.move];
    if (move?.operation === "create" && !isValidCreate(move) && rest.length > 0)
      queue.unshift({ ...play, rounds: rest });
  }
}

interface Limits {
  budget: number;
  seed: number;
  companions: boolean;
  lengths: number[];
}

/** What is played, in its order: a little of everything first. */
function planned(
  run: Run,
  space: Space,
  { budget, seed, companions, lengths }: Limits,
): { patient: Play[]; queue: Play[] } {
  const order = shuffler(seed);
  const { choices, breaches } = space;
  const plays = new Plays(choices, breaches, { order, companions, lengths, numbersPath: [run.numbersField] });
  if (!run.options.writes) return { patient: [], queue: withinBudget(order(readOnly(plays.breaches())), budget) };
  const kinds = [
    plays.choices(),
    plays.breaches(),
    plays.lateBreaches(),
    plays.oneFieldChanged(),
    plays.wholeLists(),
    plays.attachedAmongOthers(),
    plays.between(),
    plays.alikes(),
    plays.races(),
    plays.lives(),
  ];
  const fixed = [...plays.shown(), ...interleaved(kinds)];
  const patient = plays.patient();
  const rest = budget - requestsOf(fixed) - requestsOf(patient);
  const more = rest > 0 ? sampled(randomPlay(choices, breaches, companions), Math.ceil(rest / 4), seed) : [];
  return { patient: budget > requestsOf(patient) ? patient : [], queue: [...fixed, ...more] };
}

/** Single requests that the page says are refused, with no valid one among them. */
function readOnly(plays: Play[]): Play[] {
  return plays.flatMap((play) =>
    play.rounds.flatMap((moves) => {
      const refused = moves.every((move) => move.operation === "create" && move.breach && !move.breach.assumed);
      return refused ? [{ ...play, rounds: [moves] }] : [];
    }),
  );
}

function withinBudget(plays: Play[], budget: number): Play[] {
  return plays.slice(0, budget);
}

function requestsOf(plays: Play[]): number {
  return plays.reduce((sum, play) => sum + requestsIn(play), 0);
}

/** So that the first tenth of the whole holds a tenth of each. */
function interleaved<T>(lists: T[][]): T[] {
  return lists
    .flatMap((list) => list.map((item, index) => ({ item, at: index / list.length })))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

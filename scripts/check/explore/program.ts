/** What is played within a budget: a little of everything first, and chance decides the rest. */
import type { Run } from "../run/run.js";
import { isThisMachine } from "../sending/target.js";
import { shuffler } from "./chance.js";
import { lengthsOf } from "./performing/cast.js";
import { likeLives, lives, quietLives } from "./plays/life-plays.js";
import { between, neighbours, patient as patientPlays, twins } from "./plays/memory-plays.js";
import { fictional, type Play, requestsIn } from "./plays/play.js";
import { races } from "./plays/race-plays.js";
import { randomPlay, sampled } from "./plays/random-plays.js";
import { lateBreaches, malformed as malformedPlays, refusals, withoutToken } from "./plays/refused-plays.js";
import { type Stock, stockOf } from "./plays/rows.js";
import type { Space } from "./plays/space.js";
import {
  alikes,
  attachedAmongOthers,
  everyChoice,
  longLists,
  oneFieldChanged,
  shown,
  wholeLists,
} from "./plays/valid-plays.js";

export interface Program {
  /** Plays that wait: at the same time as the others. */
  patient: Play[];
  /** Several at once, because their numbers have nothing to do with each other. */
  together: Play[];
  /** How many numbers that were attached long ago are created again when all that was played, before the races. */
  probes: number;
  /** Whether the whole account is listed at the end. */
  census: boolean;
  stock: Stock;
  /** Races, and what only shows while nothing else is asked: one after the other, when all others were played. */
  alone: Play[];
}

/** What part of the budget may go into the races, and into the plays that wait. */
const partAlone = 0.25;
const partPatient = 0.1;
/** What part of the others is refused for what it is, at the least. */
const leastRefused = 0.3;
/** What part of it may go into creating again what was attached long ago. */
const partProbes = 0.016;
/** How many requests it takes to list the account, about, and the least budget of which that is a small part. */
const perCensus = 30;
const leastWithCensus = 200;
/** How many requests a play of chance has, about. */
const perRandomPlay = 5;

export function programOf(run: Run, space: Space, budget: number, seed: number): Program {
  const order = shuffler(seed);
  const { choices, breaches, malformed } = space;
  const companions = run.companionsThere === true;
  const isHere = isThisMachine(run.options.url);
  const lengths = isHere ? lengthsOf(space.pattern) : [];
  const stock = stockOf(choices, breaches, { order, companions, lengths, numbersPath: [run.numbersField], malformed });
  const fitting = (plays: Play[]) => (isHere ? plays : plays.map(withFictionalNumbers)).filter(space.fits);
  const nothing: Program = { patient: [], together: [], alone: [], probes: 0, census: false, stock };
  if (!run.options.writes) {
    return { ...nothing, together: upTo(budget, fitting(refusedAlone(refusals(stock)))) };
  }
  const first = fitting(shown(stock));
  const planned = fitting(
    interleaved([
      everyChoice(stock),
      lateBreaches(stock),
      oneFieldChanged(stock),
      wholeLists(stock),
      attachedAmongOthers(stock),
      between(stock),
      twins(stock),
      neighbours(stock),
      alikes(stock),
      longLists(stock),
      lives(stock),
      likeLives(stock),
      withoutToken(stock),
      malformedPlays(stock),
    ]),
  );
  const refused = fitting(refusals(stock));
  const alone = upTo(budget * partAlone, fitting([...quietLives(stock), ...order(races(stock))]));
  const patient = upTo(budget * partPatient, fitting(patientPlays(stock)));
  const probes = Math.floor(budget * partProbes);
  const census = companions && budget >= leastWithCensus;
  const left = budget - requestsOf(first) - requestsOf(alone) - requestsOf(patient) - probes - (census ? perCensus : 0);
  // The most telling come first: what is left out is likely to pass together with what is sent.
  const rest = Math.max(left - requestsOf(planned), left * leastRefused);
  const together = interleaved([planned, upTo(rest, refused)]);
  const more = Math.max(0, Math.ceil((left - requestsOf(together)) / perRandomPlay) * 2);
  const random = more > 0 ? sampled(randomPlay(choices, breaches, companions), more, seed) : [];
  const all = [...first, ...upTo(left, [...together, ...fitting(random)])];
  return { patient, together: upTo(budget, all), alone, probes, census, stock };
}

/** For a server elsewhere: of all numbers, the ones that are sure to be nobody's. */
function withFictionalNumbers(play: Play): Play {
  return { ...play, numbers: play.numbers.map((kind) => (kind.kind === "ending" ? kind : fictional)) };
}

/** Single requests that the page says are refused, with no valid one among them. */
function refusedAlone(plays: Play[]): Play[] {
  return plays.flatMap((play) =>
    play.rounds.flatMap((moves) => {
      const refused = moves.every((move) => move.operation === "create" && move.breach && !move.breach.assumed);
      return refused ? [{ ...play, rounds: [moves] }] : [];
    }),
  );
}

/** The first plays that together have no more requests than this. */
function upTo(budget: number, plays: Play[]): Play[] {
  let spent = 0;
  return plays.filter((play) => {
    spent += requestsIn(play);
    return spent <= budget;
  });
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

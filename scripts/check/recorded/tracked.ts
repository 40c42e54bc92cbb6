/** The state that a history has left of one number, as far as it is known. */
import { type DocumentValues, Model } from "../../model/model.js";
import type { CreateRequest, PhoneNumberWithGateways } from "../../model/types.js";
import { isRefused } from "../cases/test-case.js";
import type { Event, Span } from "../history/event.js";
import type { Contract } from "../oracle/contract.js";
import { account, viewOf } from "../oracle/model-states.js";
import { Oracle } from "../oracle/oracle.js";
import { directions } from "../requests/gateways.js";
import type { Exchange } from "../sending/http.js";

/** Older rounds are forgotten: they only tell which guarantee a discrepancy breaks. */
const mostRounds = 12;

/** A create that attached the number, and the others with it. */
export interface Attachment {
  place: number;
  numbers: string[];
  isShared: boolean;
  body: CreateRequest;
  exchange: Exchange;
}

export class Tracked {
  readonly number: string;
  readonly oracle: Oracle;
  /** The states in which the oracle began. */
  readonly initial: Model[];
  /** The responses that show that it began so. */
  readonly proof: Exchange[];
  /** Whether a request of this history changed the number. A number that only others changed may change again at any time. */
  isOwn = false;
  /** While the last change of this history was under way. */
  changed: Span = { from: Number.NEGATIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
  /** Whether a lookup has shown the last change since. */
  isConfirmed = false;
  /** Whether a lookup that shows the last change tells how long reads lag: no earlier state looks the same. */
  isTelling = false;
  attachment: Attachment | undefined;
  /** The last list entry and what it showed, while nothing else was judged: an identical entry is not judged again. */
  listed: { entry: unknown; shows: string[] } | undefined;
  /** Whether older rounds are forgotten. */
  isCut = false;

  constructor(contract: Contract, number: string, initial: Model[], proof: Exchange[] = []) {
    this.number = number;
    this.initial = initial;
    this.proof = proof;
    this.oracle = new Oracle(contract, [number]);
    this.oracle.states = initial;
  }

  /** The settings of its gateways may be others than its create asked for. */
  noteUpdate(): void {
    for (const direction of directions) {
      const id = this.view?.[direction]?.id;
      if (id) this.oracle.known.updated.add(id);
    }
  }

  /** Drops empty gateways, to which no number returns, and old rounds: first those that changed nothing. */
  forget(): void {
    const { rounds, states } = this.oracle;
    for (const state of states) state.forgetEmptied(account, 0);
    if (rounds.length <= mostRounds) return;
    this.isCut = true;
    const isChange = (round: Event[]) =>
      round.some(({ call }) => !isRefused(call) && ["create", "detach", "release"].includes(call.operation));
    const kept = rounds.filter((round, index) => isChange(round) || index >= rounds.length - mostRounds / 2);
    rounds.splice(0, rounds.length, ...kept.slice(-mostRounds / 2));
  }

  get view(): PhoneNumberWithGateways | undefined {
    return viewOf(this.oracle.states, this.number);
  }
}

/** A number in doubt: unknown, detached or attached, by whom and how is not known. */
export function inDoubt(values: DocumentValues, number: string): Model[] {
  return [new Model(values), detached(values, number), attached(values, number)];
}

export function unknown(values: DocumentValues): Model[] {
  return [new Model(values)];
}

function detached(values: DocumentValues, number: string): Model {
  const model = new Model(values);
  model.register(account, undefined as unknown as string, [number]);
  return model;
}

function attached(values: DocumentValues, number: string): Model {
  const model = new Model(values);
  model.create(account, { phoneNumbers: [number], inbound: {}, outbound: {} } as unknown as CreateRequest);
  return model;
}

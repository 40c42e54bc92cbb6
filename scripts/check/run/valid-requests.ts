/** The valid bodies of a run, and which of them the server has accepted. */
import type { OperationWithBody } from "../../document/operations.js";
import { inFull, type Outcome, whyNothing } from "../answers/outcome.js";
import { resolved } from "../requests/alternatives.js";
import { numbersAskedFor } from "../requests/asked-for.js";
import { type SampleContext, setAt, withNumbers } from "../requests/samples.js";
import { type Choice, type ValidBody, validBodies } from "../requests/valid-bodies.js";
import type { Exchange } from "../sending/http.js";

export type Body = Record<string, unknown>;

/** How many valid requests may be refused before we take it that this server accepts none of ours. */
const mostRefused = 8;
/** How many of them in a row, where some were accepted before: a number may be in use, but not so many. */
const mostRefusedLater = 24;

export class ValidRequests {
  readonly all: ValidBody[];
  /** Each choice of each yes-or-no field, its absence among them. */
  readonly booleanChoices: Choice[];
  /** Those that the server has accepted, as they are. */
  readonly accepted = new Set<ValidBody>();
  readonly tried = new Set<ValidBody>();
  /** One that the server has accepted, with another list of numbers. */
  #alike: ValidBody | undefined;
  /** Why no valid request is accepted, once that is clear: the end of a sentence that starts with "because". */
  noneAccepted: string | undefined;
  /** Why none is accepted any more, though some were: the end of a sentence that starts with "because". */
  noMoreAccepted: string | undefined;

  readonly #choices: Choice[];
  readonly #numbersField: string;
  #claims = 0;
  #refusedInARow = 0;

  constructor(context: SampleContext, operation: OperationWithBody, numbersField: string) {
    this.all = validBodies(context, resolved(context.document, operation.requestBody.schema));
    this.#choices = [...new Set(this.all.flatMap(({ choices }) => choices))];
    const yesOrNo = new Set(this.#choices.filter(({ value }) => typeof value === "boolean").map(({ field }) => field));
    this.booleanChoices = this.#choices.filter(({ field }) => yesOrNo.has(field));
    this.#numbersField = numbersField;
  }

  /** Each choice of this field that gives it a value. */
  choicesOf(field: string): Choice[] {
    return this.#choices.filter((choice) => choice.field === field && choice.value !== undefined);
  }

  /** A valid body for these numbers, with this choice: like one that the server has accepted, if there is any. */
  bodyFor(numbers: string[], choice?: Choice): Body {
    const has = ({ choices }: ValidBody) => !choice || choices.includes(choice);
    const like = [...this.accepted].find(has) ?? [...this.accepted][0] ?? this.#alike ?? this.all.find(has);
    const body = structuredClone(like?.body ?? {});
    if (choice) setAt(body, choice.field.split("."), choice.value);
    return { ...body, [this.#numbersField]: numbers };
  }

  /** How the server answered a valid body that was sent as it is. */
  record(body: ValidBody, outcome: Outcome): void {
    this.tried.add(body);
    if (outcome === "accepted") this.accepted.add(body);
  }

  /** Whether the server has accepted anything at all. */
  get anyAccepted(): boolean {
    return this.accepted.size > 0 || this.#alike !== undefined;
  }

  /**
   * Why a valid request says nothing by being refused: what sets it apart was refused in every valid request before.
   * That is a finding of its own, and once is enough.
   */
  reasonToBeRefused({ request }: Exchange, choice?: Choice): string | undefined {
    if (this.noneAccepted) return this.noneAccepted;
    if (this.tried.size === 0) return undefined;
    if (!this.anyAccepted) return "no valid request was accepted";
    const isAccepted = (matches: (choice: Choice) => boolean) =>
      [...this.accepted].some(({ choices }) => choices.some(matches));
    if (choice && !isAccepted((other) => other === choice)) return `${choice.field} ${choice.label} was not accepted`;
    const several = numbersAskedFor(request, this.#numbersField).length > 1;
    const hasSeveral = ({ field, value }: Choice) => field === this.#numbersField && (value as string[]).length > 1;
    return several && !isAccepted(hasSeveral) ? "no request with several numbers was accepted" : undefined;
  }

  /**
   * Tries to attach a number, each time with another valid body, because a server may refuse some.
   *
   * @returns false when the server refuses it, as one that is attached already
   */
  async claim(
    number: string,
    send: (body: Body) => Promise<{ outcome: Outcome; exchange: Exchange }>,
  ): Promise<boolean> {
    if (this.noneAccepted || this.noMoreAccepted) return true;
    const tried = this.all[this.#claims++ % this.all.length] as ValidBody;
    const like = [...this.accepted][0] ?? this.#alike ?? tried;
    const body = { ...withNumbers(like.body, [number]), [this.#numbersField]: [number] };
    const { outcome, exchange } = await send(body);
    if (outcome === "accepted") {
      this.#alike = like;
      this.#refusedInARow = 0;
      return true;
    }
    if (outcome === "nothing") {
      // Some servers look at the body first, so that only a valid one shows that the token is refused.
      if (exchange.answer?.status === 401 && !this.anyAccepted) this.noneAccepted = whyNothing(exchange);
      return true;
    }
    if (!this.#alike && this.accepted.size === 0 && this.#claims >= mostRefused) {
      this.noneAccepted = `no valid request was accepted, with fictional numbers of ${this.#claims} area codes; the last got ${inFull(exchange)}`;
      return true;
    }
    if (++this.#refusedInARow < mostRefusedLater) return false;
    this.noMoreAccepted = `the server accepts no valid request any more; the last got ${inFull(exchange)}`;
    return true;
  }
}

/** Valid bodies: which of them the server accepts, and whether it accepts any at all. */
import { randomBytes } from "node:crypto";
import { inFull, type Outcome, whyNothing } from "../answers/outcome.js";
import type { Body, Choices, Row } from "../cases/values/choices.js";
import type { Exchange } from "../sending/http.js";

/** How many valid requests may be refused before we take it that this server accepts none of ours. */
const mostRefused = 12;
/** How many of them in a row, where some were accepted before: a number may be in use, but not so many. */
const mostRefusedLater = 24;

/** How requests are named: a server may want one name for each address, or names that differ, or names without spaces. */
const namings: ((name: string, tag: string) => string)[] = [
  (name) => name,
  (name, tag) => `${name} ${tag}`,
  (name, tag) => name.replaceAll(" ", "") + tag,
];

export class Acceptable {
  /** Why no valid request is accepted, once that is clear: the end of a sentence that starts with "because". */
  noneAccepted: string | undefined;
  /** Why none is accepted any more, though some were: the end of a sentence that starts with "because". */
  noMoreAccepted: string | undefined;
  /** A row that the server has accepted. */
  like: Row | undefined;

  readonly #choices: Choices;
  readonly #rows: Row[];
  #claims = 0;
  /** The place of the naming in use. */
  #naming = 0;
  #refusedInARow = 0;

  constructor(choices: Choices) {
    this.#choices = choices;
    const [fullest, ...others] = choices.covering();
    if (!fullest) {
      throw new Error(
        "The check makes no request body that keeps every rule: give the schemas of its fields an example",
      );
    }
    // The document's examples have other texts than the rows, which a server may refuse all for the same text.
    this.#rows = [fullest, ...choices.shown.filter((row) => choices.isValid(row)), ...others];
  }

  /** Whether the server has accepted anything at all. */
  get anyAccepted(): boolean {
    return this.like !== undefined;
  }

  /** A body like one that the server has accepted, but for its numbers and its name. */
  body(): Body {
    return this.#named(this.like ?? this.#choices.plain);
  }

  /**
   * The rows of the valid cases, and which of them were accepted. A choice that was refused in each of its rows is not used
   * in other cases: it is a finding of its own.
   */
  settle(tried: { row: Row; accepted: boolean }[]): void {
    const choices = this.#choices;
    const accepted = [this.like, ...tried.filter((each) => each.accepted).map(({ row }) => row)].filter(
      (row) => row !== undefined,
    );
    const special = (row: Row) => row.filter((choice, factor) => choice !== choices.plain[factor]).length;
    const [plainest] = accepted.toSorted((one, other) => special(one) - special(other));
    if (!plainest) return;
    this.like = plainest;
    const isFine = (factor: number, choice: number) => accepted.some((row) => row[factor] === choice);
    choices.plain = choices.plain.map((choice, factor) => (isFine(factor, choice) ? choice : (plainest[factor] ?? 0)));
    for (const { row } of tried) {
      for (const [factor, choice] of row.entries()) if (!isFine(factor, choice)) choices.avoid(factor, choice);
    }
  }

  /**
   * Tries to attach a number, each time with another valid body, because a server may refuse some.
   *
   * @returns false when the server refuses it, as one that is attached already
   */
  async claim(send: (body: Body) => Promise<{ outcome: Outcome; exchange: Exchange }>): Promise<boolean> {
    if (this.noneAccepted || this.noMoreAccepted) return true;
    const row = this.like ?? (this.#rows[this.#claims % this.#rows.length] as Row);
    this.#claims++;
    const { outcome, exchange } = await send(this.#named(row));
    if (outcome === "accepted") {
      this.like = row;
      this.#refusedInARow = 0;
      return true;
    }
    if (outcome === "nothing") {
      // Some servers look at the body first, so that only a valid one shows that the token is refused.
      if (exchange.answer?.status === 401 && !this.anyAccepted) this.noneAccepted = whyNothing(exchange);
      return true;
    }
    if (!this.anyAccepted && this.#claims >= mostRefused) {
      this.noneAccepted = `no valid request was accepted, with fictional numbers of ${this.#claims} area codes; the last got ${inFull(exchange)}`;
      return true;
    }
    this.#naming = (this.#naming + 1) % namings.length;
    if (++this.#refusedInARow < mostRefusedLater) return false;
    this.noMoreAccepted = `the server accepts no valid request any more; the last got ${inFull(exchange)}`;
    return true;
  }

  #named(row: Row): Body {
    const body = this.#choices.body(row);
    if (typeof body.name !== "string") return body;
    // Six digits are no phone number.
    const tag = randomBytes(3).toString("hex");
    return { ...body, name: namings[this.#naming]?.(body.name, tag) };
  }
}

/** Refusals of valid requests that a server which keeps the contract may give too. */

import { isSuccess } from "../../answers/outcome.js";
import type { Run } from "../../run/run.js";
import type { Exchange } from "../../sending/http.js";
import type { Performance } from "../performing/performance.js";
import type { Player } from "../performing/player.js";
import type { Strange } from "../performing/strange.js";
import { create } from "../plays/moves.js";
import { fictional, isValidCreate, type NumberKind, type Play } from "../plays/play.js";
import type { Space } from "../plays/space.js";

/** Of numbers shorter than this there are so few that an earlier run may have left one attached. */
const few = 7;

export class Unjudged {
  readonly #run: Run;
  readonly #player: Player;
  readonly #space: Space;
  #onlyInService: boolean | undefined;

  constructor(run: Run, player: Player, space: Space) {
    this.#run = run;
    this.#player = player;
    this.#space = space;
  }

  /** Whether the strange answer says nothing after all. */
  async is({ play, strange, performed }: { play: Play; strange: Strange; performed: Performance }): Promise<boolean> {
    const move = play.rounds[strange.round]?.[strange.move];
    if (strange.kind !== "refused" || !move || !isValidCreate(move)) return false;
    const kinds = move.numbers
      .map((number) => play.numbers[number] ?? fictional)
      .filter(({ kind }) => kind !== "fictional");
    if (kinds.length === 0) return false;
    if (await this.#takesOnlyNumbersInService()) return true;
    return kinds.some(isScarce) && (await this.#mayBeAttached(performed));
  }

  /** A server may ask a phone library, which knows no number of ours but those of areas in service. */
  async #takesOnlyNumbersInService(): Promise<boolean> {
    this.#onlyInService ??= !(await this.#accepts("+199055501", 2));
    return this.#onlyInService;
  }

  async #accepts(start: string, digits: number): Promise<boolean> {
    for (let attempt = 0; attempt < 3; attempt++) {
      const number = `${start}${Math.random().toFixed(digits).slice(2)}`;
      if (isSuccess((await this.#tryToCreate(number)).answer)) return true;
    }
    return false;
  }

  /** Whether the refusal looks like that of an attached number, or could be one. */
  async #mayBeAttached({ exchange }: Performance): Promise<boolean> {
    const { reasons = [] } = this.#run.create.responses["400"] ?? {};
    const said = exchange?.answer?.body ?? "";
    if (
      reasons.some(({ kind, message }) => kind === "alreadyAttached" && message && new RegExp(message, "i").test(said))
    )
      return true;
    const { choices } = this.#space;
    const twice: Play = { numbers: [fictional], rounds: [[create(choices.plain, [0])], [create(choices.plain, [0])]] };
    const { rounds } = await this.#player.perform(twice);
    return sameWords(rounds[1]?.[0]?.answer?.body, said);
  }

  async #tryToCreate(number: string): Promise<Exchange> {
    const body = this.#player.bodyOf(create(this.#space.choices.plain, [0]), [number]);
    return this.#run.send(this.#run.request(this.#run.create, { body }));
  }
}

function isScarce(kind: NumberKind): boolean {
  return kind.kind === "digits" && kind.digits < few;
}

function sameWords(one = "", other = ""): boolean {
  const words = (text: string) => text.replace(/\+?\d+/g, "#");
  return words(one) === words(other);
}

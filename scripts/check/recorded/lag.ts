/** How long the reads of a server lag behind its writes, as far as a history shows. */

/** The longest lag of a correct server, in milliseconds. */
export const longestLag = 3_000;
/** How many prompt reads it takes to expect a shorter lag. */
const fewPrompt = 3;
/** Other reads may lag this many times as long as the prompt ones. */
const margin = 4;

/** The end of a sentence that starts with "because". */
export const mayLag = "a read may lag behind the writes";

export class Lag {
  /** Whether a read has shown a change late. */
  isSeen = false;
  /** The shortest times from the sending of a change to the response of a read that shows it, in milliseconds. */
  #prompt: number[] = [];

  /** A read has shown a change this long after it was sent, in milliseconds. */
  notePrompt(milliseconds: number): void {
    this.#prompt = [...this.#prompt, milliseconds].toSorted((one, other) => one - other).slice(0, fewPrompt);
  }

  /** The longest lag to expect, in milliseconds. */
  get longest(): number {
    const prompt = this.#prompt[fewPrompt - 1];
    return this.isSeen || prompt === undefined ? longestLag : Math.min(longestLag, margin * prompt);
  }
}

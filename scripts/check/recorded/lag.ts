/** How long the reads of a server lag behind its writes, as far as a history shows. */

/** Those of a correct server lag at most as long, in milliseconds. */
export const longestLag = 3_000;
/** So many reads that show a change at once tell that a server's reads do not lag. */
const fewPrompt = 3;
/** Not every write takes as long as these. */
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

  /** Reads lag this long at most, in milliseconds. */
  get most(): number {
    const prompt = this.#prompt[fewPrompt - 1];
    return this.isSeen || prompt === undefined ? longestLag : Math.min(longestLag, margin * prompt);
  }
}

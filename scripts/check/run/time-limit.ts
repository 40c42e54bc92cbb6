/** How long a run may take, from its first request until the last number is taken back. */

/** Requests that it takes to take back one number and its gateways. */
const perNumber = 4;
/** How many of them are sent at the same time. */
const atOnce = 8;
/** The last part of the time, in which no generated case begins, is kept to look into what the cases have shown. */
const partToLookInto = 0.25;

export class TimeLimit {
  readonly milliseconds: number;
  readonly #started = performance.now();
  readonly #attached: () => number;
  #responses = 0;
  #waited = 0;

  /** @param attached how many numbers the run has to take back */
  constructor(milliseconds: number, attached: () => number) {
    this.milliseconds = milliseconds;
    this.#attached = attached;
  }

  /** Takes note of how long a response took, in milliseconds. */
  note(milliseconds: number): void {
    this.#responses++;
    this.#waited += milliseconds;
  }

  /** Whether the rest of the time is needed to take the numbers back. */
  get isOver(): boolean {
    return this.#elapsed > this.milliseconds;
  }

  /** Whether no generated case may begin any more. */
  get isNearlyOver(): boolean {
    return this.#elapsed > this.milliseconds * (1 - partToLookInto);
  }

  /** The end of a sentence that starts with "because". */
  get reason(): string {
    return `its ${this.milliseconds / 1000} s were used up, with those for the clean-up; --max-time gives it more`;
  }

  get #elapsed(): number {
    const perResponse = this.#responses === 0 ? 0 : this.#waited / this.#responses;
    return performance.now() - this.#started + (this.#attached() * perNumber * perResponse) / atOnce;
  }
}

/** Lets something else send the curated calls, Dredd for example: in lanes, each of which sends its calls one after the other. */
import type { TestCase } from "../cases/test-case.js";
import type { Run } from "../run/run.js";
import type { SendItems } from "../sending/send-items.js";
import { Lockstep } from "./lockstep.js";
import type { Sending } from "./runner.js";

/** A call that is sent alone: the calls of a race go together, and through the runner. */
export interface Item {
  name: string;
  round: number;
}

export class Dispatch {
  readonly #run: Run;
  readonly #items: Map<TestCase, Item[]>;
  readonly #lanes: Lockstep<Item>[];
  readonly #laneOf = new Map<TestCase, Lockstep<Item>>();
  readonly #sent: Promise<unknown>;

  /**
   * @param stages the cases, in the order in which they begin
   * @param items those of each case
   */
  constructor(run: Run, stages: TestCase[][], items: Map<TestCase, Item[]>, sendItems: SendItems) {
    this.#run = run;
    this.#items = items;
    this.#lanes = Array.from({ length: run.atOnce }, () => new Lockstep());
    for (const cases of stages) {
      for (const [index, testCase] of cases.entries()) {
        this.#laneOf.set(testCase, this.#lanes[index % run.atOnce] as Lockstep<Item>);
      }
    }
    this.#sent = Promise.all(
      this.#lanes.map((lane) => {
        const planned = stages.flat().filter((testCase) => this.#laneOf.get(testCase) === lane);
        const itsItems = planned.flatMap((testCase) => items.get(testCase) ?? []);
        return sendItems(run.options.url, itsItems, run.newTransport(), lane);
      }),
    );
    this.#sent.catch((error: unknown) => {
      for (const lane of this.#lanes) lane.fail(error);
    });
  }

  sending(testCase: TestCase): Sending | undefined {
    const lane = this.#laneOf.get(testCase);
    const run = this.#run;
    const itemOf = (round: number) => this.#items.get(testCase)?.find((item) => item.round === round);
    return (
      lane && {
        skip(round) {
          const item = itemOf(round);
          if (item) lane.skip(item);
        },
        async send(round, request) {
          const item = itemOf(round);
          if (!item) return run.send(request);
          await run.sender.turn(request);
          return run.sender.settle(await lane.send(item, request));
        },
      }
    );
  }

  /** Leaves out what was not sent of a case. */
  skip(testCase: TestCase): void {
    for (const item of this.#items.get(testCase) ?? []) this.#laneOf.get(testCase)?.skip(item);
  }

  /** @throws when the sender failed */
  async end(): Promise<void> {
    for (const testCase of this.#items.keys()) this.skip(testCase);
    await this.#sent;
  }
}

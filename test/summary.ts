import type { Reporter, TestModule } from "vitest/node";

/** Prints the tests that were skipped, and then those that the run leaves out. */
export class Summary implements Reporter {
  readonly #leftOut: string;

  constructor(leftOut: string) {
    this.#leftOut = leftOut;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap(({ children, relativeModuleId }) =>
      [...children.allTests("skipped")].map(({ fullName }) => `${relativeModuleId} > ${fullName}`),
    );
    for (const name of skipped) console.log(`Skipped: ${name}`);
    console.log(`Left out: ${this.#leftOut}`);
  }
}

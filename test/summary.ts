import type { Reporter, TestModule } from "vitest/node";

/** What a run did not show: each skipped test by name, and last what this run leaves out. */
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

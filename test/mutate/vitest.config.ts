import { defineConfig } from "vitest/config";

/** Slow tests that are the only ones for a file, or for some of it. */
const slowTests: Record<string, string> = {
  "scripts/diff/rate.ts": "test/diff/changes-between.slow.test.ts",
  "scripts/diff/redocly-changes.ts": "test/diff/changes-between.slow.test.ts",
};

const needed = slowTests[process.env.MUTATED_FILE ?? ""];

/** The tests that run against each mutant: the quick ones, and the slow ones of the model. */
export default defineConfig({
  test: {
    include: [
      "test/{check,client,diff,document,mock,model}/**/!(*.slow|*.long|*.all).test.ts",
      "test/mock/{model,linearizable}.slow.test.ts",
      ...(needed ? [needed] : []),
    ],
    testTimeout: 60_000,
  },
});

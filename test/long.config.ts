import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { long, packaged } from "./layout.js";

/** `npm run test:long`: many seeds, many runtimes, and what else takes minutes by nature. */
export default defineConfig({
  test: {
    testTimeout: 15 * 60_000,
    // What is polled for comes at once, or on a busy machine whenever it can.
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 5 * 60_000,
    maxWorkers: availableParallelism(),
    passWithNoTests: true,
    projects: [
      { extends: true, test: { name: "source", include: [long], exclude: packaged } },
      {
        extends: true,
        test: { name: "package", include: packaged.map(longOnes), globalSetup: "test/package/install.ts" },
      },
    ],
  },
});

function longOnes(pattern: string): string {
  return pattern.replace(/(?<!\.long)\.test\.ts$/, ".long.test.ts");
}

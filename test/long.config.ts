import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** `npm run test:long`: many seeds, many runtimes, and other tests that take minutes. */
export default defineConfig({
  test: {
    include: ["test/**/*.long.test.ts"],
    globalSetup: "test/share.ts",
    testTimeout: 15 * 60_000,
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 5 * 60_000,
    maxWorkers: availableParallelism(),
  },
});

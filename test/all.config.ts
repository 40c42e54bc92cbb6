import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { all } from "./layout.js";

/** `npm run test:all`: full catalogues, and what other languages' toolchains take to compile. */
export default defineConfig({
  test: {
    include: [all],
    globalSetup: "test/share.ts",
    testTimeout: 15 * 60_000,
    // What is polled for comes at once, or on a busy machine whenever it can.
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 5 * 60_000,
    maxWorkers: availableParallelism(),
    passWithNoTests: true,
  },
});

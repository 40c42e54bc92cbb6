import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { Summary } from "./summary.js";

/** `npm test`: every test that takes at most some seconds. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["**/*.{long,all}.test.ts"],
    globalSetup: "test/share.ts",
    // Many tests start a tool in a process of its own, which is slow on a busy machine.
    testTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 60_000,
    maxWorkers: availableParallelism(),
    // A worker loads Prism, Redocly and the document once, and not for each file: that halves the work.
    isolate: false,
    // Prints one line for each file that passes.
    slowTestThreshold: 60_000,
    reporters: ["default", new Summary("tests that take minutes (npm run test:long, npm run test:all).")],
  },
});

import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { all, LongestFirst, long } from "./layout.js";
import { Summary } from "./summary.js";

/** `npm test`: everything but what takes minutes by nature. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [long, all],
    globalSetup: "test/share.ts",
    // Many tests start a tool of its own; on a busy machine that takes its time.
    testTimeout: 120_000,
    // What is polled for comes at once, or on a busy machine whenever it can.
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 60_000,
    // One more would keep the cores busy while tests wait, and take longer: it has to load everything too.
    maxWorkers: availableParallelism(),
    // A worker loads Prism, Redocly and the document once, not for each file: that halves the work.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // A line for each file; whatever fails is shown in full.
    slowTestThreshold: 60_000,
    reporters: ["default", new Summary("what takes minutes by nature (npm run test:long).")],
  },
});

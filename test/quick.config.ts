import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { long, packaged, slow } from "./layout.js";
import { Summary } from "./summary.js";

/** `npm run test:quick`: what answers at once, for the inner loop. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...packaged, ...slow, long],
    maxWorkers: availableParallelism(),
    isolate: false,
    // On a busy machine.
    testTimeout: 60_000,
    // What is polled for comes at once, or on a busy machine whenever it can.
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 60_000,
    slowTestThreshold: 60_000,
    reporters: [
      "default",
      new Summary(
        "lint, types, and each test that starts a program, a browser or a whole check (npm test runs them); " +
          "what takes minutes (npm run test:long).",
      ),
    ],
  },
});

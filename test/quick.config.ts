import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { Summary } from "./summary.js";

/** `npm run test:quick`: every test that needs less than a second, for the inner loop. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["**/*.{slow,long,all}.test.ts"],
    maxWorkers: availableParallelism(),
    isolate: false,
    // Vitest does not compile again the modules that have not changed since the last run.
    experimental: { fsModuleCache: true },
    testTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 60_000,
    slowTestThreshold: 60_000,
    reporters: [
      "default",
      new Summary(
        "lint, types, and each test that starts a program, a browser or a whole check (npm test runs them); " +
          "tests that take minutes (npm run test:long, npm run test:all).",
      ),
    ],
  },
});

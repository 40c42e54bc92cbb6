import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** What is tested packed and installed: that is done once, before them. */
const packaged = ["test/package/**/*.test.ts", "test/readme/samples.test.ts"];

export default defineConfig({
  test: {
    // Many tests start a tool of its own; on a busy machine that takes its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Vitest leaves a core to itself, which on a machine of two would be half of it.
    maxWorkers: availableParallelism(),
    projects: [
      { extends: true, test: { name: "source", include: ["test/**/*.test.ts"], exclude: packaged } },
      {
        extends: true,
        test: { name: "package", include: packaged, globalSetup: "test/package/install.ts" },
      },
    ],
  },
});

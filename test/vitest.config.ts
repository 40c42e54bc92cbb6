import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Many tests start a tool of its own; on a busy machine that takes its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "source", include: ["test/**/*.test.ts"], exclude: ["test/package/**"] } },
      // What is tested packed and installed: that is done once, before them.
      {
        extends: true,
        test: { name: "package", include: ["test/package/**/*.test.ts"], globalSetup: "test/package/install.ts" },
      },
    ],
  },
});

import { defineConfig } from "vitest/config";
import { long, packaged, slow } from "../layout.js";

/** The tests that the code's mutants are put before: those that answer at once. */
export default defineConfig({
  test: {
    include: ["test/{check,client,diff,document,mock,model}/**/*.test.ts"],
    // The last waits for a signal that never comes in the threads that Stryker runs tests in.
    exclude: [...packaged, ...slow, long, "test/client/middleware.test.ts"],
    testTimeout: 60_000,
  },
});

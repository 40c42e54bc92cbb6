import { defineConfig } from "vitest/config";
import { long, packaged, slow } from "../layout.js";

/** The tests that the code's mutants are put before: those that answer at once. */
export default defineConfig({
  test: {
    include: ["test/{check,client,diff,document,mock,model}/**/*.test.ts"],
    // The one before the last checks servers whole, for many seconds.
    // In the threads that Stryker runs tests in, the last waits without end: nothing but the Request that middleware made
    // holds what ends its signal, and Node 20 has thrown it away before the answer ends. A listener on the signal keeps it.
    exclude: [...packaged, ...slow, long, "test/check/grown-document.test.ts", "test/client/middleware.test.ts"],
    testTimeout: 60_000,
  },
});

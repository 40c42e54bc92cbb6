import { defineConfig } from "vitest/config";
import { long, packaged, slow } from "../layout.js";

/** The tests that the code's mutants are put before: those that answer at once. */
export default defineConfig({
  test: {
    include: ["test/{check,client,diff,document,mock,model}/**/*.test.ts"],
    // The last checks servers whole, for many seconds.
    exclude: [...packaged, ...slow, long, "test/check/grown-document.test.ts"],
    testTimeout: 60_000,
  },
});

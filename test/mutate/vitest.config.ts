import { defineConfig } from "vitest/config";
import { long, packaged, slow } from "../layout.js";

/** The tests that the code's mutants are put before: those that answer at once. */
export default defineConfig({
  test: {
    include: ["test/{check,client,diff,document,mock,model}/**/*.test.ts"],
    exclude: [...packaged, ...slow, long],
    testTimeout: 60_000,
  },
});

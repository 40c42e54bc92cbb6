import { defineConfig } from "vitest/config";
import { long, packaged, slow } from "../layout.js";

/** What takes seconds, and what it alone tries. */
const patientOf: Record<string, string> = {
  "scripts/diff/redocly-changes.ts": "test/diff/changes-between.test.ts",
};

const needed = patientOf[process.env.MUTATED_FILE ?? ""];

/** The tests that the code's mutants are put before: those that answer at once. */
export default defineConfig({
  test: {
    include: ["test/{check,client,diff,document,mock,model}/**/*.test.ts"],
    // The last checks servers whole, for many seconds.
    exclude: [...packaged, ...slow, long, "test/check/grown-document.test.ts"].filter((pattern) => pattern !== needed),
    testTimeout: 60_000,
  },
});

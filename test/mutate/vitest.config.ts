import { defineConfig } from "vitest/config";

/** The tests that run against each mutant. */
export default defineConfig({
  test: {
    include: ["test/{check,client,diff,document,mock,model}/**/!(*.long|*.all).test.ts"],
    testTimeout: 60_000,
  },
});

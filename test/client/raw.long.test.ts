import fc from "fast-check";
import { test } from "vitest";
import { sameAsOpenapiFetch } from "./same-as-openapi-fetch.js";

test("ten thousand generated calls do the same through raw as through openapi-fetch", async () => {
  await fc.assert(sameAsOpenapiFetch, { numRuns: 10_000 });
});

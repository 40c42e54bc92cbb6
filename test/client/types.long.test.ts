/** The client's types under each pair of settings that users have; types.test.ts has each setting once. */
import { describe, expect, test } from "vitest";
import { diagnosticsOfRequests, resolutions } from "./compile.js";

const { nodenext, bundler } = resolutions;

describe.each(Object.entries({ nodenext, bundler }))("moduleResolution %s", (_, resolution) => {
  test.each([true, false])(
    "exactOptionalPropertyTypes %s: what is documented compiles, what is not does not",
    (exact) => expect(diagnosticsOfRequests(resolution, exact)).toEqual([]),
  );
});

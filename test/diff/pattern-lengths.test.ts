import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { patternLengths } from "../../scripts/diff/pattern-lengths.js";
import { document } from "../../scripts/document/document.js";

describe("the lengths that a pattern allows", () => {
  const phoneNumber = document.components?.schemas?.PhoneNumber?.pattern ?? "";

  test.each([
    [phoneNumber, 3, 16],
    ["^[A-Z]{2}$", 2, 2],
    ["^a?b*$", 0, Number.POSITIVE_INFINITY],
    ["^ab?$", 1, 2],
    ["^a+$", 1, Number.POSITIVE_INFINITY],
    ["^\\+\\d{3,}$", 4, Number.POSITIVE_INFINITY],
  ])("%s: from %i to %i", (pattern, shortest, longest) => {
    expect(patternLengths(pattern)).toEqual({ shortest, longest });
  });

  test.each(["[A-Z]{2}", "^ab", "^(ab)+$", "^a|bc$", "^ab\\$", "^\\bab$"])("%s: cannot be told", (pattern) => {
    expect(patternLengths(pattern)).toBeUndefined();
  });

  test("are those of every text that matches", () => {
    for (const pattern of [phoneNumber, "^[a-c]{2,5}\\d?x$"]) {
      const { shortest = 0, longest = 0 } = patternLengths(pattern) ?? {};
      const lengths = fc.sample(fc.stringMatching(new RegExp(pattern)), 1000).map(({ length }) => length);
      expect(Math.min(...lengths)).toBeGreaterThanOrEqual(shortest);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(longest);
    }
  });
});

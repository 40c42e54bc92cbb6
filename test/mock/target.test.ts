import fc from "fast-check";
import { expect, test } from "vitest";
import { readTarget } from "../../scripts/mock/http/target.js";

const pieces = [
  "v2",
  "sip",
  "phone-numbers",
  "/",
  "/",
  "-",
  "_",
  "0",
  "Z",
  ".",
  "..",
  "%2e",
  "%2F",
  "%",
  "?",
  "a=b",
  "&",
].concat(...["#", ":", "@", "\\", "{", "}", "é", "+", " ", ";", "http:", "//"]);
const targets = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => `/${parts.join("")}`);

test("a target is read as a URL reads it", () => {
  fc.assert(
    fc.property(targets, (target) => {
      const { pathname, searchParams } = new URL(`http://mock${target}`);
      const { path, query } = readTarget(target);
      expect([path, [...query]]).toEqual([pathname, [...searchParams]]);
    }),
  );
});

test("a whole URL is read as one; what is neither is refused", () => {
  expect(readTarget("http://mock/a%20b?c=d")).toEqual({ path: "/a%20b", query: new URLSearchParams("c=d") });
  for (const target of [undefined, "", "*", "v2/sip", "http://["])
    expect(() => readTarget(target)).toThrow("is not a path");
});

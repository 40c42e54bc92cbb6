/** The content of a token follows the document. */
import { expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { tokenScheme } from "../../scripts/document/token-scheme.js";
import { tokenSource } from "../../scripts/generate/token-module.js";

const changed = (change: object) => {
  const copy = structuredClone(document);
  Object.assign(tokenScheme(copy) ?? {}, change);
  return tokenSource(copy);
};

test("claims, roles and lifetime", () => {
  const source = changed({ "x-token-claims": { version: 3 }, "x-token-roles": ["rtc"], "x-token-lifetime": 60 });
  expect(JSON.parse(source.match(/claims = ([^;]*);/)?.[1] ?? "")).toEqual({ version: 3, roles: ["rtc"] });
  expect(source).toContain("lifetime = 60;");
});

test("without roles, a token has none", () => {
  expect(changed({ "x-token-roles": undefined })).not.toContain("roles");
});

test("a document that does not say it is refused", () => {
  expect(() => changed({ "x-token-claims": undefined })).toThrow("no x-token-claims");
});

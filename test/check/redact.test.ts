import fc from "fast-check";
import { expect, test } from "vitest";
import { redaction } from "../../scripts/check/report/redact.js";

const printable = fc.string({ minLength: 8, maxLength: 60, unit: fc.constantFrom(..."abcXYZ019.-_+/=\"\\' é") });

test("a secret is taken out as it is and in the encodings in which a server may echo it", () => {
  fc.assert(
    fc.property(printable, fc.string(), fc.string(), (value, before, after) => {
      const redact = redaction([{ value, placeholder: "$X" }]);
      const encodings = [
        (text: string) => text,
        (text: string) => JSON.stringify(text).slice(1, -1),
        encodeURIComponent,
        (text: string) => Buffer.from(text).toString("hex"),
      ];
      for (const encode of encodings) {
        const clean = redact(before + encode(value) + after);
        expect(clean.includes(encode(value)) && !`${before}$X${after}`.includes(encode(value))).toBe(false);
      }
    }),
  );
});

test("a secret within a text that is base64 as a whole is taken out", () => {
  const value = "throwaway-0123456789abcdef";
  const redact = redaction([{ value, placeholder: "$X" }]);
  for (const before of ["", "u", "us", "user:", '{"p":"']) {
    const clean = redact(Buffer.from(`${before}${value}"}`).toString("base64"));
    expect(clean).toContain("$X");
    expect(Buffer.from(clean.split("$X").join(""), "base64").toString()).not.toContain("0123456789");
  }
});

test.each<[string, (value: string) => string]>([
  ["percent-encoded in lower case", (value) => encodeURIComponent(value).toLowerCase()],
  ["percent-encoded in upper case", encodeURIComponent],
  ["backwards", (value) => [...value].reverse().join("")],
  ["in base64", (value) => Buffer.from(value).toString("base64")],
  ["in base64 for addresses", (value) => Buffer.from(value).toString("base64url")],
  ["in base64 behind one byte", (value) => Buffer.from(`x${value}`).toString("base64")],
  ["in base64 behind two bytes", (value) => Buffer.from(`xy${value}`).toString("base64url")],
])("a secret is taken out %s", (_, encode) => {
  // Its base64 holds a plus and a slash at each offset.
  const value = "Öß>?~ÿþ//++é¿¾þÿ>>??~~";
  const clean = redaction([{ value, placeholder: "$X" }])(encode(value));
  expect(clean).toMatch(/^.{0,3}\$X.{0,3}$/);
});

test.each([6, 7, 8, 9, 10])("base64 of %i bytes is taken out whole where it ends with the text", (length) => {
  const value = "abcdefghij".slice(0, length);
  const encoded = Buffer.from(value).toString("base64").replace(/=+$/, "");
  const clean = redaction([{ value, placeholder: "$X" }])(encoded);
  expect(clean.replace("$X", "").length).toBeLessThanOrEqual(length % 3 === 0 ? 0 : 1);
  expect(clean).toContain("$X");
});

test("of two secrets of which one holds the other, the longer one is taken out", () => {
  const short = { value: "secret", placeholder: "$SHORT" };
  const long = { value: "secret-and-more", placeholder: "$LONG" };
  for (const secrets of [
    [short, long],
    [long, short],
  ]) {
    expect(redaction(secrets)("secret-and-more, secret")).toBe("$LONG, $SHORT");
  }
});

test("words of three letters are no secrets, and short pieces of base64 are none of them", () => {
  expect(redaction([{ value: "abc", placeholder: "$X" }])("abc, the alphabet")).toBe("abc, the alphabet");
  // The middle of it in base64 is too short to be anybody's in particular.
  expect(redaction([{ value: "abcd", placeholder: "$X" }])("YWJjZ, hY2, FiY2")).toBe("YWJjZ, hY2, FiY2");
});

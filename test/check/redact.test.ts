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

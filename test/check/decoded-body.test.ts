import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { decodedBody } from "../../scripts/check/sending/decoded-body.js";

const text = '{"message":"Grüße"}';

test.each([
  ["gzip", gzipSync],
  ["deflate", deflateSync],
  ["deflate", deflateRawSync],
  ["BR", brotliCompressSync],
])("a body in %s is read", (encoding, compress) => {
  expect(decodedBody(compress(text), { "content-encoding": encoding })).toBe(text);
});

test.each(["gzip", "deflate", "br", "unknown"])("what is no %s is left as it is", (encoding) => {
  expect(decodedBody(Buffer.from(text), { "content-encoding": encoding })).toBe(text);
});

test("a body that is too long when decompressed is left as it is", () => {
  const bytes = gzipSync(Buffer.alloc(2_000_000));
  expect(decodedBody(bytes, { "content-encoding": "gzip" }).length).toBeLessThan(10_000);
});

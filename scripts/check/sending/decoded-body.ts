import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

/** Far more than any response of this API. A body that gets longer than this is left compressed. */
const longest = 1_000_000;

const decoders: Record<string, (bytes: Buffer, options: { maxOutputLength: number }) => Buffer> = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  deflate: inflateEither,
  br: brotliDecompressSync,
};

/** The standard means it with zlib's header; many servers send it without. */
function inflateEither(bytes: Buffer, options: { maxOutputLength: number }): Buffer {
  const hasHeader = ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.length > 1 && bytes.readUInt16BE(0) % 31 === 0;
  return hasHeader ? inflateSync(bytes, options) : inflateRawSync(bytes, options);
}

/**
 * The text of a body, without a byte order mark. A compressed body is decompressed, although the check asks for none; if that
 * fails, it is left as it is.
 */
export function decodedBody(bytes: Buffer, headers: Record<string, string>): string {
  const decode = decoders[headers["content-encoding"]?.trim().toLowerCase() ?? ""];
  let decoded = bytes;
  try {
    decoded = decode?.(bytes, { maxOutputLength: longest }) ?? bytes;
  } catch {}
  return decoded.toString().replace(/^\ufeff/, "");
}

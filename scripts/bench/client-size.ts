import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What a bundle of this module costs its readers, in kB: with all that it imports, minified and gzipped. */
export async function bundleSize(source: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: ".", loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error("esbuild made no bundle");
  return gzipSync(bundle.contents, { level: 9 }).byteLength / 1000;
}

/** The first call that the README and the docs show. */
export const snippet = readFileSync("openapi/code-samples/createPhoneNumbers/client.ts", "utf8").replace(
  "videosdk-sip-contract",
  "./generated/client.js",
);

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What a page loads first of a bundle of this module, in kB: with all that it imports at once, minified and gzipped. */
export async function bundleSize(source: string): Promise<number> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: ".", loader: "ts" },
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    outdir: "bundle",
    write: false,
    metafile: true,
  });
  const size = (name: string): number => {
    const file = outputFiles.find(({ path }) => path.endsWith(name));
    const imported = metafile.outputs[name]?.imports.filter(({ kind }) => kind === "import-statement") ?? [];
    if (!file) throw new Error(`esbuild made no ${name}`);
    return gzipSync(file.contents, { level: 9 }).byteLength + imported.reduce((sum, { path }) => sum + size(path), 0);
  };
  return size("bundle/stdin.js") / 1000;
}

/** The first call that the README and the docs show. */
export const snippet = readFileSync("openapi/code-samples/createPhoneNumbers/client.ts", "utf8").replace(
  "videosdk-sip-contract",
  "./generated/client.js",
);

import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { document } from "../document/document.js";
import { mainOperation, type Operation, operations } from "../document/operations.js";

/** The size that a page loads at first for this module, in kB: with its static imports, minified and gzipped. */
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
export const snippet = clientSample(mainOperation(operations(document)));

function clientSample({ codeSamples }: Operation): string {
  const sample = codeSamples.find(({ lang }) => lang === "TypeScript");
  if (!sample) throw new Error("The first operation has no sample in TypeScript");
  return sample.source.replace("videosdk-sip-contract", "./generated/client.js");
}

/** `npm run build`: TypeScript → `dist/`, what the package ships. */
import { copyFile, rm } from "node:fs/promises";
import { build } from "esbuild";
import packageFile from "../../package.json" with { type: "json" };

await rm("dist", { recursive: true, force: true });

await build({
  entryPoints: { cli: "scripts/cli.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  // What only the tools need, and is small, is bundled; what a user installs stays outside.
  external: [...Object.keys(packageFile.dependencies), "@stoplight/*", "@redocly/cli", "dredd"],
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  logLevel: "info",
});

// Dredd loads its hooks from a file.
await copyFile("scripts/check/dredd-hooks.cjs", "dist/dredd-hooks.cjs");

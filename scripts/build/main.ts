/** `npm run build`: TypeScript → `dist/`, what the package ships. Its entry points are those of package.json. */
import { copyFile, rm } from "node:fs/promises";
import { type BuildOptions, build } from "esbuild";
import packageFile from "../../package.json" with { type: "json" };
import { buildDocs } from "../docs/build-docs.js";
import { siteFolder } from "../docs/site.js";
import { ignoreClosedOutput } from "../ignore-closed-output.js";
import { redoclyFolder } from "../redocly.js";
import { writeDeclarations } from "./declarations.js";
import { clientEntryPoints, toolEntryPoints } from "./entry-points.js";
import { writeLicenses } from "./licenses.js";

ignoreClosedOutput();

const shared = {
  outdir: "dist",
  outbase: ".",
  bundle: true,
  splitting: true,
  format: "esm",
  mainFields: ["module", "main"],
  metafile: true,
  // Dependencies that the user installs are not bundled. All others are small, and bundled.
  external: [...Object.keys(packageFile.dependencies), ...Object.keys(packageFile.peerDependencies)],
  logLevel: "warning",
} satisfies BuildOptions;

await rm("dist", { recursive: true, force: true });

const client = await build({
  ...shared,
  entryPoints: clientEntryPoints,
  platform: "neutral",
  target: "es2022",
});

// Without white space, tools are a quarter smaller. Names stay, and short lines: Node shows the line that an error is from.
const compact = { minifyWhitespace: true, lineLimit: 160 } satisfies BuildOptions;

const tools = await build({
  ...shared,
  ...compact,
  entryPoints: [
    ...toolEntryPoints,
    { in: "scripts/cli.ts", out: "cli" },
    { in: "scripts/proxy/worker.ts", out: "proxy-worker" },
  ],
  platform: "node",
  target: "node20.19",
  // CommonJS packages that are bundled ask for Node's own modules through `require`. A user's bundler that makes CommonJS of
  // this leaves `import.meta.url` undefined.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url ?? __filename);',
  },
});

// For `require`: each entry point is one file, because esbuild shares code between files for `import` only.
const required = { ...shared, splitting: false, format: "cjs", outExtension: { ".js": ".cjs" } } satisfies BuildOptions;
const requiredClient = await build({
  ...required,
  entryPoints: clientEntryPoints,
  platform: "neutral",
  target: "es2022",
  // Node and bundlers do not agree on what a module's default export is to `require`, so openapi-fetch is part of the file.
  external: shared.external.filter((name) => name !== "openapi-fetch"),
});
await build({
  ...required,
  ...compact,
  entryPoints: toolEntryPoints,
  platform: "node",
  target: "node20.19",
  define: { "import.meta.url": "__url" },
  banner: { js: 'const __url = require("node:url").pathToFileURL(__filename).href;' },
});

await writeDeclarations([...clientEntryPoints, ...toolEntryPoints]);
// Redoc, whose script the docs site has, comes with Redocly.
const builds = [client.metafile, tools.metafile, requiredClient.metafile];
await writeLicenses(builds, [redoclyFolder()], "dist/THIRD-PARTY-LICENSES.txt");
await buildDocs(siteFolder());
// Dredd loads its hooks from a file.
await copyFile("scripts/check/sending/dredd-hooks.cjs", "dist/dredd-hooks.cjs");

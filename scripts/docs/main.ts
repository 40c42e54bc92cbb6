/** `npm run docs`: builds the site, and copies it as the `docs` command does. With `--if-stale`, only builds what is older than the document. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { ignoreClosedOutput } from "../ignore-closed-output.js";
import { buildDocs } from "./build-docs.js";
import { docsCommand } from "./command.js";
import { siteFolder } from "./site.js";

ignoreClosedOutput();

const onlyIfStale = process.argv.includes("--if-stale");
const built = await time(join(siteFolder(), "index.html"));
if (!onlyIfStale || built < (await time("generated/openapi.json"))) {
  console.log("Building the docs …");
  await buildDocs(siteFolder());
}
if (!onlyIfStale) await docsCommand().parseAsync();

/** When a file was last written; 0 when it is not there. */
async function time(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

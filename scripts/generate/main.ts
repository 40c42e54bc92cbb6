/** `npm run generate`: writes `generated/` from the document. */
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { ignoreClosedOutput } from "../ignore-closed-output.js";
import { folderState } from "./folder-state.js";
import { generatedFiles } from "./generated-files.js";

ignoreClosedOutput();

const documentFile = "openapi/openapi.yaml";
const folder = "generated";
const done = { unchanged: "unchanged", stale: "updated", missing: "new", unknown: "removed" };

try {
  console.log(`Reading ${documentFile} …`);
  const files = await generatedFiles(documentFile);

  await mkdir(folder, { recursive: true });
  for (const [name, state] of Object.entries(await folderState(folder, files))) {
    const path = `${folder}/${name}`;
    const content = files[name];
    if (content === undefined) await rm(path, { recursive: true });
    else if (state !== "unchanged") await replace(path, content);
    console.log(`  ${path.padEnd(28)} ${done[state]}`);
  }
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${folder}/ is as it was.`);
  process.exitCode = 1;
}

/** Writes beside the file and renames, so that an interrupted run leaves no half file. */
async function replace(path: string, content: string): Promise<void> {
  await writeFile(`${path}.new`, content);
  await rename(`${path}.new`, path);
}

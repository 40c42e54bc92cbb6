/** `npm run generate`: writes `generated/` from the document. */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { generatedFiles } from "./generated-files.js";

const documentFile = "openapi/openapi.yaml";
const folder = "generated";

try {
  console.log(`Reading ${documentFile} …`);
  const { files, losses } = await generatedFiles(documentFile);

  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const path = `${folder}/${name}`;
    const before = await readFile(path, "utf8").catch(() => undefined);
    if (before !== content) await replace(path, content);
    console.log(`  ${path}  ${before === content ? "unchanged" : before === undefined ? "new" : "updated"}`);
  }

  console.log(
    `\nOpenAPI 3.0 cannot express ${losses.length} places of the document; openapi-3.0.json is without them:`,
  );
  for (const { pointer, change } of losses) console.log(`  ${change.padEnd(8)}  ${pointer}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`\n${folder}/ is as it was.`);
  process.exitCode = 1;
}

/** Writes beside the file and renames, so that an interrupted run leaves no half file. */
async function replace(path: string, content: string): Promise<void> {
  await writeFile(`${path}.new`, content);
  await rename(`${path}.new`, path);
}

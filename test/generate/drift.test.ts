import { expect, test } from "vitest";
import { folderState } from "../../scripts/generate/folder-state.js";
import { generatedFiles } from "../../scripts/generate/generated-files.js";

test("generated/ is what the document generates", async () => {
  const { files } = await generatedFiles("openapi/openapi.yaml");
  const states = Object.entries(await folderState("generated", files));

  const drifted = states
    .filter(([, state]) => state !== "unchanged")
    .map(([name, state]) => `generated/${name} is ${state}`);

  expect(drifted, `${drifted.join(", ")}: run \`npm run generate\` and commit what it writes`).toEqual([]);
});

import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderState } from "../../scripts/generate/folder-state.js";
import { generatedFiles, origin } from "../../scripts/generate/generated-files.js";
import { redocly } from "../../scripts/redocly.js";
import { temporaryFolder } from "../temporary-folder.js";

const folder = await temporaryFolder(afterAll);
let generated: Record<string, string>;
beforeAll(async () => {
  generated = await generatedFiles("openapi/openapi.yaml");
});
test("generated/ is what the document generates", async () => {
  const states = Object.entries(await folderState("generated", generated));

  const drifted = states
    .filter(([, state]) => state !== "unchanged")
    .map(([name, state]) => `generated/${name} is ${state}`);

  expect(drifted, `${drifted.join(", ")}: run \`npm run generate\` and commit what it writes`).toEqual([]);
});

test("every file says at its top where it comes from", () => {
  for (const [name, content] of Object.entries(generated)) {
    expect(content.split("\n", 2).join("\n"), name).toContain(origin);
  }
});

test("each document is valid", async () => {
  const files = ["openapi.yaml", "openapi-codegen.json", "openapi-3.0.json", "openapi-mock.json"];
  for (const name of files) await writeFile(join(folder, name), generated[name] ?? "");

  const { code, stdout, stderr } = await redocly(["lint", ...files, "--extends", "spec"], folder);

  expect(code, stdout + stderr).toBe(0);
});

test("a change in the document changes every file, with no other edit", async () => {
  const replacements = {
    us002: "no-such-region",
    "url: https://api.videosdk.live": "url: https://sip.videosdk.live",
    "name: Authorization": "name: X-Token",
    "initialInterval: 500": "initialInterval: 123",
  };
  await cp("openapi", folder, { recursive: true });
  const document = join(folder, "openapi.yaml");
  let source = await readFile(document, "utf8");
  for (const [text, replacement] of Object.entries(replacements)) {
    expect(source).toContain(text);
    source = source.replaceAll(text, replacement);
  }
  await writeFile(document, source);
  const files = await generatedFiles(document);

  for (const name of [...Object.keys(files).filter((name) => name.startsWith("openapi")), "types.ts"]) {
    expect(files[name], name).toContain("no-such-region");
    expect(files[name], name).not.toContain("us002");
  }
  expect(files["client.ts"]).toContain('"https://sip.videosdk.live"');
  expect(files["client.ts"]).toContain('"X-Token"');
  expect(files["client.ts"]).toMatch(/"?initialInterval"?: 123/);
});

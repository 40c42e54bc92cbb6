import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderState } from "../../scripts/generate/folder-state.js";
import { generatedFiles, origin } from "../../scripts/generate/generated-files.js";
import { redocly } from "../../scripts/redocly.js";

let folder: string;
let generated: Record<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "generated-files-"));
  generated = await generatedFiles("openapi/openapi.yaml");
});
afterAll(() => rm(folder, { recursive: true }));

/** Generates from a copy of the document with texts in it replaced. */
async function generateWith(name: string, replacements: Record<string, string>): Promise<Record<string, string>> {
  const copy = join(folder, name);
  await cp("openapi", copy, { recursive: true });
  let source = await readFile(join(copy, "openapi.yaml"), "utf8");
  for (const [text, replacement] of Object.entries(replacements)) {
    expect(source).toContain(text);
    source = source.replaceAll(text, replacement);
  }
  await writeFile(join(copy, "openapi.yaml"), source);
  return generatedFiles(join(copy, "openapi.yaml"));
}

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

test.each(["openapi.yaml", "openapi-codegen.json", "openapi-3.0.json", "openapi-mock.json"])(
  "%s is valid",
  async (name) => {
    const file = join(folder, name);
    await writeFile(file, generated[name] ?? "");

    const lint = await redocly(["lint", file, "--extends", "spec"], folder);

    expect(lint.stdout + lint.stderr).toContain("Your API description is valid");
  },
);

test("a change in the document changes every file, with no other edit", async () => {
  const files = await generateWith("changed", {
    us002: "no-such-region",
    "url: https://api.videosdk.live": "url: https://sip.videosdk.live",
    "name: Authorization": "name: X-Token",
    "initialInterval: 500": "initialInterval: 123",
  });

  for (const name of [...Object.keys(files).filter((name) => name.startsWith("openapi")), "types.ts"]) {
    expect(files[name], name).toContain("no-such-region");
    expect(files[name], name).not.toContain("us002");
  }
  expect(files["client.ts"]).toContain('"https://sip.videosdk.live"');
  expect(files["client.ts"]).toContain('"X-Token"');
  expect(files["client.ts"]).toMatch(/"?initialInterval"?: 123/);
});

test("an invalid document is refused with the linter's message, file and line", async () => {
  const generating = generateWith("invalid", { "operationId: createPhoneNumbers": "operationID: createPhoneNumbers" });

  await expect(generating).rejects.toThrow(/invalid\/openapi\.yaml:\d+[\s\S]*operationID/);
});

test("a missing document is refused with its name", async () => {
  await expect(generatedFiles(join(folder, "nowhere.yaml"))).rejects.toThrow("nowhere.yaml");
});

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { folderState } from "../../scripts/generate/folder-state.js";
import { temporaryFolder } from "../temporary-folder.js";

test("tells unchanged, stale, missing and unknown files apart", async () => {
  const folder = await temporaryFolder(onTestFinished);
  await writeFile(join(folder, "same"), "a");
  await writeFile(join(folder, "edited"), "b, by hand");
  await writeFile(join(folder, "extra"), "");

  const state = await folderState(folder, { same: "a", edited: "b", gone: "c" });

  expect(state).toEqual({ same: "unchanged", edited: "stale", gone: "missing", extra: "unknown" });
});

test("a folder that is not there misses every file", async () => {
  expect(await folderState("/nowhere/at/all", { a: "" })).toEqual({ a: "missing" });
});

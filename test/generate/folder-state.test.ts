import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderState } from "../../scripts/generate/folder-state.js";

test("tells unchanged, stale, missing and unknown files apart", async () => {
  const folder = await mkdtemp(join(tmpdir(), "folder-state-"));
  try {
    await writeFile(join(folder, "same"), "a");
    await writeFile(join(folder, "edited"), "b, by hand");
    await writeFile(join(folder, "extra"), "");

    const state = await folderState(folder, { same: "a", edited: "b", gone: "c" });

    expect(state).toEqual({ same: "unchanged", edited: "stale", gone: "missing", extra: "unknown" });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a folder that is not there misses every file", async () => {
  expect(await folderState("/nowhere/at/all", { a: "" })).toEqual({ a: "missing" });
});

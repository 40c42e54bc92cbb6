import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { openOutputs } from "../../../scripts/check/report/outputs.js";

test("two reports are not written to one file, however it is named", async () => {
  const folder = await mkdtemp(join(tmpdir(), "check-outputs-"));
  try {
    const file = join(folder, "report");
    await expect(openOutputs(["json", "junit"], [file, relative(process.cwd(), file)])).rejects.toThrow("same file");
  } finally {
    await rm(folder, { recursive: true });
  }
});

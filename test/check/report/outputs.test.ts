import { join, relative } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openOutputs } from "../../../scripts/check/report/outputs.js";
import { temporaryFolder } from "../../temporary-folder.js";

test("two reports are not written to one file, however it is named", async () => {
  const folder = await temporaryFolder(onTestFinished);
  const file = join(folder, "report");
  await expect(openOutputs(["json", "junit"], [file, relative(process.cwd(), file)])).rejects.toThrow("same file");
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * The path of a new folder.
 *
 * @param whenDone tells when it is removed: `afterAll` or `onTestFinished`
 */
export async function temporaryFolder(whenDone: (remove: () => Promise<void>) => void): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "videosdk-sip-contract-test-"));
  whenDone(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

import { type CheckResult, check, type WholeRunOptions } from "../../scripts/check/check.js";
import type { Status } from "../../scripts/check/status.js";
import { document } from "../../scripts/document/document.js";

export const token = "test-token-of-nobody";

/** The check, in process, against a server of the test's own. */
export async function checkServer(url: string, options: Partial<WholeRunOptions> = {}): Promise<CheckResult> {
  return check(document, {
    url,
    token,
    headers: {},
    writes: true,
    // On a busy machine, no test is to fail for an answer that comes late.
    timeout: 10_000,
    insecure: false,
    ...options,
  });
}

/** The guarantees that were not kept, as far as they can be observed. */
export function statuses(result: CheckResult): Record<string, Status> {
  return Object.fromEntries(
    result.guarantees
      .filter(({ status }) => status !== "kept" && status !== "not observable")
      .map(({ id, status }) => [id, status]),
  );
}

/** Findings as they are reported, and what a shell shows when it is given their command lines. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CheckResult } from "../../../scripts/check/check.js";
import { makeReport } from "../../../scripts/check/report/make-report.js";
import type { ReportedFinding } from "../../../scripts/check/report/report.js";
import { masking, redactions } from "../../../scripts/check/report/run-secrets.js";
import { document } from "../../../scripts/document/document.js";
import { run } from "../../run.js";
import { token } from "../check-server.js";
import { startRuleServer } from "../servers/rule-server.js";
import type { Rules } from "../servers/rules.js";

interface Pasted {
  finding: ReportedFinding;
  /** The output of curl, with headers. */
  output: string;
}

const separator = "---- next ----";

/** Pastes the command lines of each finding into one shell, against the same server, started anew. */
export async function pasted(result: CheckResult, change: (rules: Rules) => void): Promise<Pasted[]> {
  await using again = await startRuleServer(change);
  const folder = await mkdtemp(join(tmpdir(), "reproduced-"));
  try {
    const { guarantees } = makeReport(result, {
      strict: false,
      only: undefined,
      known: [],
      masked: masking(document),
      ownHeaders: [],
      authHeader: "Authorization",
      ...redactions(token, result.secrets.password, []),
      origin: again.url,
    });
    const findings = guarantees.flatMap((guarantee) => guarantee.findings);
    const lines = findings.map(({ curl }) => curl.replaceAll("curl ", "curl --silent --show-error "));
    const script = [`export VIDEOSDK_TOKEN=${token}`, ...lines.flatMap((each) => [each, `echo '${separator}'`])];
    const { stdout } = await run(folder, "sh", "-c", script.join("\n"));
    const outputs = stdout.split(separator);
    return findings.map((finding, index) => ({ finding, output: outputs[index] ?? "" }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The status lines that curl printed, in order. */
export function statusesIn(output: string): string[] {
  return [...output.matchAll(/HTTP\/1.1 (\d{3})/g)].map(([, status]) => status ?? "");
}

/** The body of the last answer. */
export function lastBodyIn(output: string): string {
  return output.slice(output.lastIndexOf("HTTP/1.1")).split("\r\n\r\n").slice(1).join("").trim();
}

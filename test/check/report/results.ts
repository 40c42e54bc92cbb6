/** Results of checks that no server had to be asked for. */
import type { Finding } from "../../../scripts/check/answers/finding.js";
import type { CheckResult } from "../../../scripts/check/check.js";
import type { ReportOptions } from "../../../scripts/check/report/make-report.js";
import { masking, redactions } from "../../../scripts/check/report/run-secrets.js";
import type { Exchange } from "../../../scripts/check/sending/http.js";
import type { Status } from "../../../scripts/check/status.js";
import type { GuaranteeResult } from "../../../scripts/check/verdict/guarantee-results.js";
import { document } from "../../../scripts/document/document.js";

export const token = "test";
export const number = "+12025550107";
/** A pattern of what must not reach a terminal; a report may have lines. */
export const harmful = /(?!\n)\p{Cc}|\p{Cf}|[\u2028\u2029]/u;

export function exchange(answer: string, status = 200): Exchange {
  return {
    request: {
      method: "POST",
      path: "/v2/sip/phone-numbers",
      headers: { "Content-Type": "application/json", Authorization: token },
      body: JSON.stringify({ phoneNumbers: [number], name: "it's" }),
    },
    answer: { status, headers: { "content-type": "application/json" }, body: answer },
  };
}

export function finding(answer: string, change: Partial<Finding> = {}): Finding {
  const own = exchange(answer);
  return {
    guarantee: "name",
    level: "broken",
    step: "name null",
    expected: "the request to be refused with 400",
    actual: "status 200",
    exchange: own,
    reproduction: [[own]],
    ...change,
  };
}

export function guarantee(status: Status, change: Partial<GuaranteeResult> = {}): GuaranteeResult {
  return { id: "name", guarantee: "`name` is required.", status, steps: [], findings: [], ...change };
}

export function resultWith(guarantees: GuaranteeResult[], change: Partial<CheckResult> = {}): CheckResult {
  return {
    url: "https://api.test.local",
    writes: true,
    guarantees,
    requestsSent: { curated: 310, generated: 1500, cleanUp: 2000 },
    seconds: 1,
    cleanUp: { takenBack: [], left: [], gateways: [] },
    kept: [],
    secrets: { password: "throwaway-0123456789abcdef" },
    unusedNumbers: (count) => Array.from({ length: count }, (_, index) => `+1305555011${index}`),
    ...change,
  };
}

export function options(change: Partial<ReportOptions> = {}): ReportOptions {
  return {
    strict: false,
    only: undefined,
    known: [],
    masked: masking(document),
    ...redactions(token, "throwaway-0123456789abcdef", []),
    origin: "https://api.test.local",
    authHeader: "Authorization",
    ownHeaders: [],
    ...change,
  };
}

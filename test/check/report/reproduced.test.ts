import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeReport } from "../../../scripts/check/report/make.js";
import type { ReportedFinding } from "../../../scripts/check/report/report.js";
import { masking, redactions } from "../../../scripts/check/report/secrets.js";
import { document } from "../../../scripts/document/document.js";
import { run } from "../../run.js";
import { checkServer, token } from "../check-server.js";
import { startRuleServer } from "../servers/rule-server.js";
import type { Rules } from "../servers/rules.js";

/** What the check finds of a server, and what a shell gets from the same server, started anew, for each of it. */
async function pasted(change: (rules: Rules) => void, only: string[]) {
  const first = await startRuleServer(change);
  const result = await checkServer(first.url, { only }).finally(() => first.close());
  const again = await startRuleServer(change);
  const folder = await mkdtemp(join(tmpdir(), "reproduced-"));
  try {
    const options = {
      strict: false,
      only,
      known: [],
      masked: masking(document),
      ownHeaders: [],
      authHeader: "Authorization",
    };
    const report = makeReport(result, {
      ...options,
      ...redactions(token, result.secrets.password, []),
      origin: again.url,
    });
    const findings = report.promises.flatMap((promise) => promise.findings);
    const shown: { finding: ReportedFinding; output: string }[] = [];
    for (const finding of findings) {
      const script = `export VIDEOSDK_TOKEN=${token}\n${finding.curl.replaceAll("curl ", "curl --silent --show-error ")}`;
      const { stdout, stderr } = await run(folder, "sh", "-c", script);
      shown.push({ finding, output: stdout + stderr });
    }
    return shown;
  } finally {
    await again.close();
    await rm(folder, { recursive: true });
  }
}

/** The status lines that curl printed, in order. */
function statusesIn(output: string): string[] {
  return [...output.matchAll(/HTTP\/1.1 (\d{3})/g)].map(([, status]) => status ?? "");
}

const faults: [string, string[], (rules: Rules) => void][] = [
  ["takes any transport", ["outbound.transport"], (rules) => Object.assign(rules, { transport: () => true })],
  [
    "forgets the last of several numbers",
    ["whole"],
    (rules) => {
      rules.attaches = (numbers) => (numbers.length > 1 ? numbers.slice(0, -1) : numbers);
    },
  ],
  [
    "accepts a number again",
    ["already-attached"],
    (rules) => {
      rules.taken = () => [];
      rules.lost = () => [];
    },
  ],
];

test.each(faults)(
  "what is pasted gets the same answer from a server that %s, started anew",
  async (_, only, change) => {
    const shown = await pasted(change, only);
    expect(shown.length).toBeGreaterThan(0);
    for (const { finding, output } of shown) {
      const status = finding.answer.slice(0, 3);
      expect(statusesIn(output).at(-1), `${finding.curl}\n${output}`).toBe(status);
    }
  },
);

test("a race is pasted as one, and several win it again", async () => {
  const shown = await pasted((rules) => Object.assign(rules, { lost: () => [], window: 300 }), ["conflict"]);
  const [race] = shown.filter(({ finding }) => finding.actual.startsWith("success for"));
  expect(race?.finding.curl).toContain("--parallel");
  expect(statusesIn(race?.output ?? "").filter((status) => status === "200").length).toBeGreaterThan(1);
});

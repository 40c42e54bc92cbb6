/** JUnit's XML, in the form that GitLab, Jenkins and GitHub's reporters read: one suite for each promise. */
import type { Report, ReportedFinding, ReportedPromise, Reporter } from "./report.js";

interface Case {
  name: string;
  seconds: number;
  failures: ReportedFinding[];
  warnings: ReportedFinding[];
  skipped?: string;
}

export const junit: Reporter = (report) => {
  const suites = report.promises.map((promise) => ({ promise, cases: casesOf(promise, report) }));
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="videosdk-sip-contract" ${counts(all)}>`,
    ...suites.flatMap(({ promise, cases }) => [
      `  <testsuite name="${xml(promise.id)}" ${counts(cases)}>`,
      ...cases.flatMap((testCase) => caseLines(promise.id, testCase)),
      "  </testsuite>",
    ]),
    "</testsuites>",
    "",
  ].join("\n");
};

function casesOf(promise: ReportedPromise, { strict }: Report): Case[] {
  const fails = ({ level }: ReportedFinding) => strict || level === "broken";
  const cases: Case[] = promise.requests.map(({ name, seconds, unproven, findings }) => {
    const own = findings.filter((found) => promise.findings.some((other) => same(found, other)));
    return {
      name,
      seconds,
      failures: own.filter(fails),
      warnings: own.filter((found) => !fails(found)),
      ...(unproven && { skipped: unproven }),
    };
  });
  // What was seen with the requests of another promise, such as the form of an answer.
  const names = new Set(cases.map(({ name }) => name));
  const elsewhere = promise.findings.filter(({ request }) => !names.has(request));
  const summary: Case = {
    name: promise.promise,
    seconds: 0,
    failures: elsewhere.filter(fails),
    warnings: elsewhere.filter((found) => !fails(found)),
    ...((promise.status === "not observable" || promise.status === "not sent") && {
      skipped: promise.note ?? promise.status,
    }),
  };
  return [summary, ...cases];
}

function same(a: ReportedFinding, b: ReportedFinding): boolean {
  return a.request === b.request && a.expected === b.expected && a.actual === b.actual;
}

function counts(cases: Case[]): string {
  const failures = cases.filter(({ failures }) => failures.length > 0).length;
  const skipped = cases.filter((testCase) => testCase.failures.length === 0 && testCase.skipped).length;
  const seconds = cases.reduce((sum, testCase) => sum + testCase.seconds, 0);
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds.toFixed(3)}"`;
}

function caseLines(promise: string, { name, seconds, failures, warnings, skipped }: Case): string[] {
  const open = `    <testcase classname="${xml(promise)}" name="${xml(name)}" time="${seconds.toFixed(3)}"`;
  const inner = [
    ...(failures.length > 0
      ? [
          `      <failure message="${xml(failures.map(inShort).join("; "))}" type="broken">${xml(failures.map(inFull).join("\n\n"))}</failure>`,
        ]
      : skipped
        ? [`      <skipped message="${xml(skipped)}"/>`]
        : []),
    ...(warnings.length > 0 ? [`      <system-out>${xml(warnings.map(inFull).join("\n\n"))}</system-out>`] : []),
  ];
  return inner.length === 0 ? [`${open}/>`] : [`${open}>`, ...inner, "    </testcase>"];
}

function inShort({ expected, actual }: ReportedFinding): string {
  return `expected ${expected}, got ${actual}`;
}

function inFull(finding: ReportedFinding): string {
  const reason = finding.reason ? `Assumed: ${finding.reason}\n` : "";
  return `${inShort(finding)}\n${reason}${finding.curl}\n${finding.answer}`;
}

function xml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#10;");
}

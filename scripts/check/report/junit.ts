/** JUnit's XML, in the form that Jenkins, GitLab and GitHub's reporters read: one suite for each guarantee. */
import { oneLine } from "../../document/notes.js";
import { printableLines } from "../../printable.js";
import { fails, type Report, type ReportedFinding, type ReportedGuarantee, type Reporter } from "./report.js";
import { explainLine } from "./sentences.js";
import { escaped } from "./text.js";

interface Case {
  name: string;
  seconds: number;
  failures: ReportedFinding[];
  warnings: ReportedFinding[];
  skipped?: string;
  error?: string;
}

export const junit: Reporter = (report) => {
  const suites = report.guarantees.map((guarantee) => ({ id: guarantee.id, cases: casesOf(guarantee, report) }));
  const reason = report.verdict === "incomplete" ? report.reason : undefined;
  const whole: Case = { name: "the check could be made", seconds: 0, failures: [], warnings: [] };
  const all = [{ id: "check", cases: [{ ...whole, ...(reason && { error: reason }) }] }, ...suites];
  const { tests, failures, errors, time } = counts(all.flatMap(({ cases }) => cases));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xml(report.tool.name)}" ${attributes({ tests, failures, errors, time })}>`,
    ...all.flatMap(({ id, cases }) => [
      `  <testsuite name="${xml(id)}" ${attributes(counts(cases))} timestamp="${report.date.slice(0, 19)}">`,
      ...cases.flatMap((testCase) => caseLines(id, testCase)),
      "  </testsuite>",
    ]),
    "</testsuites>",
    "",
  ].join("\n");
};

function casesOf(guarantee: ReportedGuarantee, { strict }: Report): Case[] {
  const of = (findings: ReportedFinding[]) => ({
    failures: findings.filter((found) => fails(found, strict)),
    warnings: findings.filter((found) => !fails(found, strict)),
  });
  const cases: Case[] = guarantee.requests.map(({ name, seconds, unproven }) => ({
    name,
    seconds,
    ...of(guarantee.findings.filter(({ request }) => request === name)),
    ...(unproven && { skipped: unproven }),
  }));
  // Findings from requests of another guarantee or from generated cases.
  const names = new Set(guarantee.requests.map(({ name }) => name));
  const elsewhere = guarantee.findings.filter(({ request }) => !names.has(request));
  const unproven = ["not observable", "not proven", "not seen"].includes(guarantee.status);
  const summary: Case = {
    name: oneLine(guarantee.guarantee),
    seconds: 0,
    ...of(elsewhere),
    ...(unproven && { skipped: `${guarantee.status}: ${guarantee.note ?? ""}` }),
  };
  return withNamesApart([summary, ...cases]);
}

/** Makes names unique, because readers merge cases of the same name. */
function withNamesApart(cases: Case[]): Case[] {
  const taken = new Set<string>();
  return cases.map((each) => {
    let name = each.name;
    for (let count = 2; taken.has(name); count++) name = `${each.name} (${count})`;
    taken.add(name);
    return { ...each, name };
  });
}

function counts(cases: Case[]): Record<"tests" | "failures" | "errors" | "skipped" | "time", string> {
  const failures = cases.filter((each) => each.failures.length > 0).length;
  const errors = cases.filter(({ error }) => error).length;
  const skipped = cases.filter((each) => each.failures.length === 0 && !each.error && each.skipped).length;
  const time = cases.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(3);
  return { tests: `${cases.length}`, failures: `${failures}`, errors: `${errors}`, skipped: `${skipped}`, time };
}

function attributes(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${value}"`)
    .join(" ");
}

function caseLines(guarantee: string, { name, seconds, failures, warnings, skipped, error }: Case): string[] {
  const open = `    <testcase classname="${xml(guarantee)}" name="${xml(name)}" time="${seconds.toFixed(3)}"`;
  const failed = [...failures.map(inFull), `To understand it: ${explainLine({ id: guarantee })}`].join("\n\n");
  // Jenkins shows the attribute, GitLab the text.
  const outcome =
    failures.length > 0
      ? [`      <failure message="${xml(failures.map(inShort).join("; "))}" type="broken">${xml(failed)}</failure>`]
      : error
        ? [`      <error message="${xml(error)}" type="incomplete">${xml(error)}</error>`]
        : skipped
          ? [`      <skipped message="${xml(skipped)}">${xml(skipped)}</skipped>`]
          : [];
  const output =
    warnings.length > 0 ? [`      <system-out>${xml(warnings.map(inFull).join("\n\n"))}</system-out>`] : [];
  const inner = [...outcome, ...output];
  return inner.length === 0 ? [`${open}/>`] : [`${open}>`, ...inner, "    </testcase>"];
}

function inShort({ expected, actual }: ReportedFinding): string {
  return `expected ${expected}, got ${actual}`;
}

function inFull(finding: ReportedFinding): string {
  const reason = finding.reason ? `Assumed: ${oneLine(finding.reason)}\n` : "";
  const known = finding.known ? `Known: ${oneLine(finding.known)}\n` : "";
  return `${inShort(finding)}\n${reason}${known}${finding.curl}\n${finding.answer}`;
}

/** Breaks the markers by which Jenkins and GitLab would publish a file that a server names. */
function xml(text: string): string {
  return escaped(printableLines(text).replaceAll("[[ATTACHMENT|", "[ [ATTACHMENT|")).replaceAll("\n", "&#10;");
}

import { expect, test } from "vitest";
import { annotations, withoutCommands } from "../../../scripts/check/report/github.js";
import { makeReport } from "../../../scripts/check/report/make-report.js";
import { terminal } from "../../../scripts/check/report/terminal.js";
import type { GuaranteeResult } from "../../../scripts/check/verdict/guarantee-results.js";
import { guaranteesOf } from "../../../scripts/check/verdict/guarantees.js";
import { runOn } from "../cases/space.js";
import { finding, guarantee, number, options, resultWith } from "./results.js";

const all = guaranteesOf(runOn("http://127.0.0.1:1"));

/** Every guarantee of the document, with what `change` says of it. */
function every(change: (id: string, index: number) => Partial<GuaranteeResult>): GuaranteeResult[] {
  return all.map((each, index) => ({ ...guarantee("kept"), ...each, ...change(each.id, index) }));
}

const broken = (id: string) => ({ status: "broken" as const, findings: [finding("", { guarantee: id })] });

/** The text after the last empty line. */
function closingOf(text: string): string[] {
  return text.trimEnd().split("\n\n").at(-1)?.split("\n") ?? [];
}

const long = "the server, or something in front of it, answered in a way that takes many words to tell ".repeat(9);

test.each<[string, GuaranteeResult[]]>([
  ["all are kept", every(() => ({}))],
  ["all are broken", every(broken)],
  ["each is not proven for a reason of its own", every((id) => ({ status: "not proven", note: `${id}: ${long}` }))],
  [
    "some are of each status",
    every((id, index) => {
      if (index % 4 === 0) return {};
      if (index % 4 === 1) return broken(id);
      if (index % 4 === 2) return { status: "not proven", note: `${long} ${index}` };
      return { ...broken(id), status: "assumed otherwise" };
    }),
  ],
])("the closing block fits a screen when %s", (_, guarantees) => {
  const report = makeReport(
    resultWith(guarantees, {
      url: "https://a-long-name-of-a-server.in-a-long-domain.test.local",
      stopped: long,
      requestsSent: { curated: 12_345, generated: 123_456, cleanUp: 123_456 },
      generated: { requests: 1, seed: 2 ** 31 - 1, ended: long },
      writes: false,
    }),
    options({ known: all.map(({ id }) => ({ guarantee: id, reason: "Soon", until: "2020-01-01" })) }),
  );
  const closing = closingOf(terminal(report));
  expect(closing.length, closing.join("\n")).toBeLessThanOrEqual(24);
  for (const line of closing) expect([...line].length, line).toBeLessThanOrEqual(80);
  expect(closing.join(" ")).toContain("https://a-long-name-of-a-server.in-a-long-domain.test.local: ");
});

test("kept guarantees fold to one line for each operation, and --verbose unfolds them", () => {
  const report = makeReport(resultWith(every(() => ({}))), options());
  expect(closingOf(terminal(report))[0]).toMatch(/^✓ createPhoneNumbers +\d+ kept$/);
  expect(terminal(report)).not.toContain("atomic");
  const rows = closingOf(terminal(report, { verbose: true })).filter((line) => line.startsWith("✓ kept"));
  expect(rows).toHaveLength(all.length);
});

test("guarantees that --bail left out are one line, below the finding", () => {
  const stopped = "a guarantee was broken, and --bail says to stop there";
  const guarantees = every((id) => (id === "auth" ? broken(id) : { status: "not proven", note: stopped }));
  const lines = terminal(makeReport(resultWith(guarantees, { stopped }), options())).split("\n");
  expect(lines[0]).toMatch(/^✗ auth: /);
  expect(lines.filter((line) => line.startsWith("?"))).toEqual([expect.stringContaining(`${all.length - 1}: `)]);
});

test("numbers that stay are grouped by reason, the first five named, and --verbose names all", () => {
  const left = Array.from({ length: 1996 }, (_, index) => ({ number: `+1202555${index}`, reason: "no", gateways: [] }));
  left.push({ number, reason: "it is still attached", gateways: [] });
  const cleanUp = { takenBack: [], left, gateways: [] };
  const report = makeReport(resultWith([], { url: "http://127.0.0.1:3000", cleanUp }), options());
  const text = terminal(report).replaceAll(/\n +/g, " ");
  expect(text).toContain("Numbers that could not be taken back (1,996), because no: ");
  expect(text).toContain("and 1,991 more: in the JSON report");
  expect(text).toContain(`because it is still attached: ${number}\n`);
  expect(text.match(/\+1202555/g)).toHaveLength(6);
  expect(terminal(report, { verbose: true }).match(/\+1202555/g)).toHaveLength(1997);
});

test("on another machine, each number that stays is named: somebody has to clean up there", () => {
  const left = Array.from({ length: 20 }, (_, index) => ({
    number: `+1202555${index}`,
    reason: "no",
    gateways: ["g"],
  }));
  const report = makeReport(
    resultWith([], { cleanUp: { takenBack: [], left, gateways: [{ id: "gw-1", number, reason: "status 500" }] } }),
    options(),
  );
  const text = terminal(report);
  for (const { number } of left) expect(text.replaceAll(/\s+/g, " ")).toContain(`${number} (gateways g)`);
  expect(text).toContain("gw-1");
});

test("every guarantee that is broken ends with the command that explains it", () => {
  const text = terminal(makeReport(resultWith(every(broken)), options()));
  for (const { id } of all) expect(text).toContain(`npx videosdk-sip-contract explain ${id}\n`);
});

test("the requests add up, with what they were sent for", () => {
  const generated = { findings: [], requests: 1500, seed: 7 };
  const report = makeReport(resultWith([guarantee("kept")], { generated }), options());
  expect(report.requests).toEqual({ total: 3810, curated: 310, generated: 1500, cleanUp: 2000 });
  expect(terminal(report).replaceAll(/\n +/g, " ")).toContain(
    "3,810 requests in 1.0 s: 310 curated, 1,500 generated with --seed 7, 2,000 to clean up.",
  );
});

test("on GitHub, each guarantee that fails the run is an error, on one line whatever the server said", () => {
  const hostile = { ...broken("name"), findings: [finding("", { actual: "100%\n::add-mask::x\r" })] };
  const guarantees = every((id) => (id === "name" ? hostile : id === "atomic" ? broken(id) : {}));
  const lines = annotations(makeReport(resultWith(guarantees), options()))
    .trimEnd()
    .split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^::error title=Contract broken%3A atomic::name null: expected .*explain atomic$/);
  expect(lines[1]).toContain("100%25");
  const known = [{ guarantee: "name", reason: "Soon" }];
  expect(annotations(makeReport(resultWith(guarantees), options({ known })))).not.toContain("name%3A");
});

test("a server cannot put a command into a job's log", () => {
  const log = withoutCommands("    < ##[add-path]/tmp ##vso[task.x] ## heading\n  ::add-mask::x\na::b");
  expect(log).not.toMatch(/##\w*\[|^\s*::/m);
  expect(log).toContain("\na::b");
});

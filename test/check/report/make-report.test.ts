import { expect, test } from "vitest";
import type { CheckResult } from "../../../scripts/check/check.js";
import { junit } from "../../../scripts/check/report/junit.js";
import { makeReport, type ReportOptions, reportOfNothing } from "../../../scripts/check/report/make-report.js";
import { markdown } from "../../../scripts/check/report/markdown.js";
import { redactions } from "../../../scripts/check/report/run-secrets.js";
import { headline } from "../../../scripts/check/report/sentences.js";
import type { GuaranteeResult } from "../../../scripts/check/verdict/guarantee-results.js";
import { finding, guarantee, harmful, number, options, resultWith } from "./results.js";

test("a token that is an ordinary word is taken out of what the server sent, not out of the url and the report's words", () => {
  const broken = guarantee("broken", { findings: [finding('{"echo":"test"}', { step: "a test of names" })] });
  const report = makeReport(resultWith([broken]), options());
  const [shown] = report.guarantees[0]?.findings ?? [];
  expect(report.url).toBe("https://api.test.local");
  expect(shown?.request).toBe("a test of names");
  expect(shown?.answer).toContain('{"echo":"$VIDEOSDK_TOKEN"}');
  expect(shown?.curl).toContain("https://api.test.local/v2");
  expect(shown?.curl).toContain('--header "Authorization: $VIDEOSDK_TOKEN"');
});

test("each part of a JWT is a secret, and so is a password in somebody else's record", () => {
  const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJhcGlrZXkiOiJzZWNyZXQifQ.c2lnbmF0dXJlc2lnbmF0dXJl";
  const body = `{"payload":"eyJhcGlrZXkiOiJzZWNyZXQifQ","auth":{"password":"of \\"somebody\\" else"}}`;
  const broken = guarantee("broken", { findings: [finding(body)] });
  const report = makeReport(resultWith([broken]), options(redactions(jwt, "throwaway-0123456789abcdef", [])));
  expect(report.guarantees[0]?.findings[0]?.answer).toBe(
    '200 application/json\n{"payload":"$VIDEOSDK_TOKEN","auth":{"password":"$SIP_PASSWORD"}}',
  );
});

test("command lines use numbers that the run never used, and the response shows the same ones", () => {
  const broken = guarantee("broken", { findings: [finding(`{"message":"${number} is attached"}`)] });
  const [shown] = makeReport(resultWith([broken]), options()).guarantees[0]?.findings ?? [];
  expect(shown?.curl).toContain('["+13055550110"]');
  expect(shown?.curl).not.toContain(number);
  expect(shown?.answer).toContain("+13055550110 is attached");
});

test.each<[string, GuaranteeResult[], Partial<ReportOptions>, Partial<CheckResult>, string]>([
  ["all kept", [guarantee("kept"), guarantee("not observable")], {}, {}, "kept"],
  ["one not proven", [guarantee("not proven", { note: "…" })], {}, {}, "incomplete"],
  ["one that needs writes", [guarantee("kept"), guarantee("not proven", { needsWrites: true })], {}, {}, "kept"],
  [
    "one that needs writes, asked for",
    [guarantee("not proven", { needsWrites: true })],
    { only: ["name"] },
    {},
    "incomplete",
  ],
  ["one not observable, asked for", [guarantee("not observable")], { only: ["name"] }, {}, "incomplete"],
  [
    "one broken in a run that stopped",
    [guarantee("broken", { findings: [finding("")] })],
    {},
    { stopped: "…" },
    "broken",
  ],
  ["a run that stopped", [guarantee("kept")], {}, { stopped: "…" }, "incomplete"],
  [
    "an assumption",
    [guarantee("assumed otherwise", { findings: [finding("", { level: "assumed" })] })],
    {},
    {},
    "kept",
  ],
  [
    "an assumption, strictly",
    [guarantee("assumed otherwise", { findings: [finding("", { level: "assumed" })] })],
    { strict: true },
    {},
    "broken",
  ],
])("the verdict on %s", (_, guarantees, chosen, change, verdict) => {
  expect(makeReport(resultWith(guarantees, change), options(chosen)).verdict).toBe(verdict);
});

test("the headline counts, and says that every guarantee is kept only when it is so", () => {
  const told = (guarantees: GuaranteeResult[]) => headline(makeReport(resultWith(guarantees), options()));
  expect(told([guarantee("kept"), guarantee("not observable")])).toContain("every guarantee kept");
  const mixed = [
    guarantee("kept"),
    guarantee("broken", { findings: [finding("")] }),
    guarantee("not proven"),
    guarantee("not proven"),
  ];
  expect(told(mixed)).toContain("1 kept, 1 broken, 2 not proven");
  expect(told([guarantee("kept"), guarantee("not proven", { needsWrites: true })])).not.toContain("every");
});

test("a known deviation fails nothing until it expires, and is missed when it is not seen", () => {
  const broken = guarantee("broken", { findings: [finding("")] });
  const known = { guarantee: "name", reason: "Next release", until: "2999-01-01" };
  const accepted = makeReport(resultWith([broken]), options({ known: [known] }));
  expect(accepted.verdict).toBe("kept");
  expect(accepted.guarantees[0]?.findings[0]?.known).toContain("Next release");
  expect(headline(accepted)).toContain("1 broken (1 of these accepted by --known)");
  const expired = makeReport(resultWith([broken]), options({ known: [{ ...known, until: "2020-01-01" }] }));
  expect(expired.verdict).toBe("broken");
  expect(expired.warnings[0]).toContain("has expired on 2020-01-01");
  const unseen = makeReport(resultWith([guarantee("kept")]), options({ known: [known] }));
  expect(unseen.warnings[0]).toContain("not seen any more");
});

test("characters outside the basic plane survive; halves of them, controls and marks of direction are escaped", () => {
  const broken = guarantee("broken", { findings: [finding("📞\ud83d\u0007\u202e\tA\r\nB")] });
  const [shown] = makeReport(resultWith([broken]), options()).guarantees[0]?.findings ?? [];
  expect(shown?.answer).toContain(String.raw`📞\ud83d\u0007\u202e\tA\r`);
  expect(shown?.answer).toContain("\nB");
});

test("a command line to paste has its characters escaped so that the JSON means the same", () => {
  const own = finding("");
  const name = "a\u0001\u0085\u202eb";
  own.exchange.request.body = JSON.stringify({ name, phoneNumbers: [] });
  const [shown] =
    makeReport(resultWith([guarantee("broken", { findings: [own] })]), options()).guarantees[0]?.findings ?? [];
  expect(shown?.curl).not.toMatch(harmful);
  const [, body = ""] = /--data-raw '(.*)'$/.exec(shown?.curl ?? "") ?? [];
  expect(JSON.parse(body)).toEqual({ name, phoneNumbers: [] });
});

test.each(["/v2", "/v2/sip", "/base/v2", "/v2/"])(
  "a path %s in the address is named where nothing was judged",
  (path) => {
    const url = `https://api.test.local${path.replace(/\/$/, "")}`;
    const unproven = guarantee("not proven", { note: "the server answered with status 404" });
    const { reason } = makeReport(resultWith([unproven], { url }), options());
    const base = path.startsWith("/base") ? "/base" : "";
    expect(reason).toContain(`The requests went to ${new URL(url).pathname}/v2/sip/phone-numbers`);
    expect(reason).toContain(`so give https://api.test.local${base}.`);
    expect(makeReport(resultWith([guarantee("kept"), unproven], { url }), options()).reason).not.toContain("went to");
  },
);

test("Markdown shows patterns, pipes and hostile answers as they are", () => {
  const hostile = finding("```\n| <img src=x> | @somebody", { actual: "a | <b>`x`</b> [y](z)" });
  const text = markdown(
    makeReport(resultWith([guarantee("broken", { guarantee: "matches `^\\+|x$`", findings: [hostile] })]), options()),
  );
  expect(text).toContain("| matches `^\\+\\|x$` |");
  expect(text).toContain("a \\| &lt;b&gt;\\`x\\`&lt;/b&gt; \\[y\\]\\(z\\)");
  expect(text).toContain("````text");
});

test("JUnit: one suite a guarantee, no attribute that the schemas do not know, no name twice or on two lines", () => {
  const step = { guarantee: "name", name: "name\nnull", seconds: 0.1 };
  const broken = guarantee("broken", { steps: [step, step], findings: [finding('<&"]]>', { step: step.name })] });
  const xml = junit(makeReport(resultWith([broken, guarantee("not proven", { id: "b", note: "why" })]), options()));
  expect(xml).toMatch(/<testsuites name="[^"]+" tests="\d+" failures="\d+" errors="\d+" time="[\d.]+">/);
  expect(xml).toMatch(
    /<testsuite name="name" tests="3" failures="2" errors="0" skipped="0" time="0.200" timestamp="[\dT:-]{19}">/,
  );
  const names = [...xml.matchAll(/<testcase classname="([^"]*)" name="([^"]*)"/g)].map(([, ...both]) => both.join(" "));
  expect(new Set(names).size).toBe(names.length);
  expect(names.join("")).not.toMatch(/&#10;|\n/);
  expect(xml).toContain('<skipped message="not proven: why">not proven: why</skipped>');
  expect(xml).not.toContain("<&");
});

test("JUnit: no case takes the name that another has for coming second", () => {
  const step = (name: string) => ({ guarantee: "name", name, seconds: 0 });
  const steps = ["null", "null (2)", "null", "null"].map(step);
  const xml = junit(makeReport(resultWith([guarantee("kept", { steps })]), options()));
  const names = [...xml.matchAll(/<testcase classname="name" name="([^"]*)"/g)].map(([, name]) => name);
  expect(names.slice(1)).toEqual(["null", "null (2)", "null (3)", "null (4)"]);
});

test("JUnit: a server cannot have a file attached to the report", () => {
  const broken = guarantee("broken", { findings: [finding("[[ATTACHMENT|/etc/passwd]]", { level: "assumed" })] });
  const xml = junit(makeReport(resultWith([broken]), options()));
  expect(xml).toContain("/etc/passwd");
  expect(xml).not.toContain("[[ATTACHMENT");
});

test("where nothing could be checked, every report says why", () => {
  const report = reportOfNothing("http://127.0.0.1:1", "The server is not there.", false);
  expect(junit(report)).toContain(
    '<error message="The server is not there." type="incomplete">The server is not there.</error>',
  );
  expect(markdown(report)).toContain("The server is not there");
  expect(headline(report)).toContain("could not be checked");
});

test("nothing that comes from outside brings a control character or a mark of direction into any report", () => {
  const hostile = "status 400: \u001b[2J\u0007\u202e\r\n\t\u200f\u0085";
  const found = finding(hostile, { step: hostile, expected: hostile, actual: hostile });
  const report = makeReport(
    resultWith(
      [
        guarantee("not proven", {
          note: hostile,
          steps: [{ guarantee: "name", name: hostile, seconds: 0, unproven: hostile }],
          findings: [found],
        }),
      ],
      {
        stopped: hostile,
        cleanUp: {
          takenBack: [],
          left: [{ number: hostile, reason: hostile, gateways: [hostile] }],
          gateways: [{ id: hostile, number: hostile, reason: hostile }],
        },
        kept: [hostile],
      },
    ),
    options(),
  );
  const isHarmless = (value: unknown) => typeof value !== "string" || !harmful.test(value);
  expect(JSON.parse(JSON.stringify(report), (_, value) => (isHarmless(value) ? value : "!"))).toEqual(report);
});

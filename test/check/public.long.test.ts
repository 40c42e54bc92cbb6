/** The check as a function, as a provider's own tests call it. */
import { expect, test, vi } from "vitest";
import { type CheckOptions, check, formatReport } from "../../scripts/check/public.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { token } from "./check-server.js";
import { startRuleServer } from "./servers/rule-server.js";

const takesAnyTransport = (rules: { transport: unknown }) => Object.assign(rules, { transport: () => true });

/** Checks a server of which each guarantee is kept, or which takes any transport. */
async function checked(isBroken: boolean, options: Partial<CheckOptions> = {}) {
  await using server = await startRuleServer((rules) => isBroken && takesAnyTransport(rules));
  return { report: await check({ url: server.url, token, ...options }), server };
}

test("two checks at once do not disturb each other, print nothing and leave the process alone", async () => {
  const spies = [
    vi.spyOn(process.stdout, "write"),
    vi.spyOn(process.stderr, "write"),
    vi.spyOn(process, "exit").mockImplementation(() => undefined as never),
    vi.spyOn(process, "on"),
  ];
  const calls = () => spies.map(({ mock }) => mock.calls);
  try {
    const { exitCode } = process;
    const [kept, broken] = await Promise.all([checked(false, { generate: 200 }), checked(true, { generate: 200 })]);
    expect([kept.report.verdict, broken.report.verdict]).toEqual(["kept", "broken"]);
    expect(broken.report.guarantees.filter(({ status }) => status === "broken").map(({ id }) => id)).toEqual([
      "outbound.transport",
    ]);
    expect(calls()).toEqual([[], [], [], []]);
    expect(process.exitCode).toBe(exitCode);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
});

test("the report is what the JSON reporter writes, and every other form is made of it", async () => {
  const { report } = await checked(true, { only: ["outbound.transport"] });
  expect(JSON.parse(formatReport(report, { format: "json" }))).toEqual(report);
  expect(formatReport(report, { format: "junit" })).toContain('<testsuite name="outbound.transport"');
  expect(formatReport(report, { format: "markdown" })).toContain("| ❌ broken | `outbound.transport` |");
  expect(formatReport(report)).toMatch(/^✗ outbound.transport: /);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
  expect([formatReport(report), formatReport(report, { colors: true })].map((text) => /\x1b/.test(text))).toEqual([
    false,
    true,
  ]);
});

test("progress is told after each request", async () => {
  const told: number[] = [];
  const { report } = await checked(false, { only: ["atomic"], onProgress: ({ done }) => told.push(done) });
  expect(report.verdict).toBe("kept");
  expect(told.length).toBeGreaterThan(10);
  expect(told).toEqual(told.toSorted((one, other) => one - other));
});

test("an abort ends the check: it says so, and takes back what it attached", async () => {
  const interruption = new AbortController();
  let requests = 0;
  const { report, server } = await checked(false, {
    signal: interruption.signal,
    onProgress: () => ++requests === 60 && interruption.abort(),
  });
  expect(report).toMatchObject({ verdict: "incomplete", complete: false, left: [] });
  expect(report.reason).toContain("interrupted");
  expect(server.attached()).toEqual([]);
});

test("accepted deviations fail nothing", async () => {
  const known = [{ guarantee: "outbound.transport", reason: "Until the next release" }];
  const { report } = await checked(true, { only: ["outbound.transport"], known });
  expect(report).toMatchObject({ verdict: "kept", accepted: 1 });
});

test("without writes, nothing is created", async () => {
  await using mock = await startMock({ port: 0 });
  expect(await check({ url: mock.url, token, writes: false })).toMatchObject({ verdict: "kept", writes: false });
  expect(mock.numbers(token).numbers).toEqual([]);
});

test("a server that is not there gets a report that says so", async () => {
  const report = await check({ url: "http://127.0.0.1:1", token });
  expect(report).toMatchObject({ verdict: "incomplete", guarantees: [], complete: false });
  expect(report.reason).toContain("nothing listens at this address");
});

test.each<[string, Partial<CheckOptions>, string]>([
  ["an address that is none", { url: "here" }, "The url is not one"],
  ["no token", { token: "" }, "needs a token"],
  ["an unknown guarantee", { only: ["atomicity"] }, "Did you mean atomic?"],
  ["a header that the check sets", { headers: { authorization: "x" } }, "sets the header authorization itself"],
  ["an accepted deviation without a reason", { known: [{ guarantee: "name", reason: "" }] }, "known, entry 1 needs"],
])("%s is refused before anything is sent", async (_, options, message) => {
  await expect(check({ url: "http://127.0.0.1:1", token, ...options })).rejects.toThrow(message);
});

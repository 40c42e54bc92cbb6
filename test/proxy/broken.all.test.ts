/** The check's own run, played through the proxy: it finds what the check finds, and names the same guarantee. */
import { expect, test } from "vitest";
import { listGuarantees } from "../../scripts/check/list-guarantees.js";
import { document } from "../../scripts/document/document.js";
import { startProxy } from "../../scripts/proxy/start-proxy.js";
import { brokenServerFor } from "../check/servers/one-for-each.js";
import { startRuleServer } from "../check/servers/rule-server.js";
import { tryCheck } from "../check/servers/try-check.js";

const faults = listGuarantees(document).flatMap(({ id }) => {
  const fault = brokenServerFor(id);
  return fault ? [{ id, ...fault }] : [];
});

/** The least share of the check's findings. */
const share = 0.9;

test("it finds 90% of the broken servers that the check finds, and names the same guarantee in 90% of these", {
  timeout: 1_800_000,
}, async () => {
  const missed: string[] = [];
  const otherwise: string[] = [];
  let found = 0;
  for (const { id, name, breakRule } of faults) {
    const server = await startRuleServer(breakRule);
    const proxy = await startProxy({ upstream: server.url, port: 0 });
    const tried = await tryCheck(proxy.url);
    const report = await proxy.close();
    await server.close();
    const isBad = (status: string) => status === "broken" || status === "assumed otherwise";
    const byCheck = tried.result.guarantees.filter(({ status }) => isBad(status)).map((each) => each.id);
    const byProxy = report.guarantees.filter(({ status }) => isBad(status)).map((each) => each.id);
    if (byCheck.length === 0) continue;
    found++;
    const told = `${id}: ${name}: the check says ${byCheck}, the proxy ${byProxy}`;
    if (byProxy.length === 0) missed.push(told);
    else if (!byProxy.some((each) => byCheck.includes(each))) otherwise.push(told);
  }
  console.log([`${found} found by the check`, ...missed.map((each) => `missed ${each}`), ...otherwise].join("\n"));
  expect(found).toBeGreaterThan(30);
  expect(missed.length, missed.join("\n")).toBeLessThanOrEqual((1 - share) * found);
  expect(otherwise.length, otherwise.join("\n")).toBeLessThanOrEqual((1 - share) * (found - missed.length));
});

/** The check's own run, played through the proxy: it finds what the check finds, and names the same guarantee. */
import { expect, test } from "vitest";
import { listGuarantees } from "../../scripts/check/list-guarantees.js";
import { document } from "../../scripts/document/document.js";
import { type RunningProxy, startProxy } from "../../scripts/proxy/start-proxy.js";
import { allFaults } from "../check/servers/broken/index.js";
import { correctServers } from "../check/servers/correct/index.js";
import { brokenServerFor, type OneFault } from "../check/servers/one-for-each.js";
import { startRuleServer } from "../check/servers/rule-server.js";
import { tryCheck } from "../check/servers/try-check.js";

/** One in this many broken servers is tried, beside the one for each guarantee. */
const oneIn = 20;
const oneForEach = listGuarantees(document).flatMap(({ id }) => brokenServerFor(id) ?? []);
const sample = allFaults.filter((_, index) => index % oneIn === 0);

interface Proxied {
  server: { url: string; close(): Promise<void> };
  proxy: RunningProxy;
}

async function proxied(server: Proxied["server"]): Promise<Proxied> {
  return { server, proxy: await startProxy({ upstream: server.url, port: 0, otherClients: false }) };
}

/**
 * Broken servers, each started while the one before is checked. A proxy that has listened for a while knows that its first
 * lists do not lag behind earlier writes.
 */
async function* oneAhead(faults: OneFault[]): AsyncGenerator<Proxied & { name: string }> {
  const start = async ({ name, breakRule }: OneFault) => ({
    name,
    ...(await proxied(await startRuleServer(breakRule))),
  });
  let next: ReturnType<typeof start> | undefined;
  for (const fault of [...faults, undefined]) {
    const current = next;
    next = fault && start(fault);
    if (current) yield await current;
  }
}

/** The guarantees that are not kept, by the check and by the proxy that its run passes through. */
async function tryThrough({ server, proxy }: Proxied, options: Parameters<typeof tryCheck>[1]) {
  try {
    const { result } = await tryCheck(proxy.url, options);
    const report = await proxy.close();
    const isBad = ({ status }: { status: string }) => status === "broken" || status === "assumed otherwise";
    return {
      byCheck: result.guarantees.filter(isBad).map(({ id }) => id),
      byProxy: report.guarantees.filter(isBad).map(({ id }) => id),
      broken: report.guarantees.filter(({ status }) => status === "broken").map(({ id }) => id),
    };
  } finally {
    await server.close();
  }
}

test.each<[string, number, OneFault[], Parameters<typeof tryCheck>[1]]>([
  ["one for each guarantee, by the curated cases", 0.9, oneForEach, {}],
  // The check knows of more numbers that they are free, and which of several requests was to show a fault.
  ["a sample of all, by generated cases too", 0.8, sample, { seed: 1 }],
])(
  "of the broken servers that the check finds it finds most, and names the same guarantee in most of these: %s, %d",
  { timeout: 3_600_000 },
  async (_, share, faults, options) => {
    const missed: string[] = [];
    const otherwise: string[] = [];
    let found = 0;
    for await (const { name, ...through } of oneAhead(faults)) {
      const { byCheck, byProxy } = await tryThrough(through, options);
      if (byCheck.length === 0) continue;
      found++;
      const told = `${name}: the check says ${byCheck}, the proxy ${byProxy}`;
      if (byProxy.length === 0) missed.push(told);
      else if (!byProxy.some((each) => byCheck.includes(each))) otherwise.push(told);
    }
    console.log([`${found} found by the check`, ...missed.map((each) => `missed: ${each}`), ...otherwise].join("\n"));
    expect(found).toBeGreaterThan(faults.length / 2);
    expect(missed.length, missed.join("\n")).toBeLessThanOrEqual((1 - share) * found);
    expect(otherwise.length, otherwise.join("\n")).toBeLessThanOrEqual((1 - share) * (found - missed.length));
  },
);

test.each(correctServers)("nothing is found on a correct server: $name", { timeout: 600_000 }, async ({ start }) => {
  const { byCheck, byProxy, broken } = await tryThrough(await proxied(await start()), { seed: 1 });
  expect(broken).toEqual([]);
  expect(byProxy.filter((id) => !byCheck.includes(id))).toEqual([]);
});

/** Correct servers on a busy machine, behind a network that is slow and loses connections: what that shows is not the contract. */
import { expect, test } from "vitest";
import { delayed, each } from "./conditions/conditions.js";
import { startBehind } from "./conditions/front.js";
import { busy } from "./conditions/load.js";
import { correctServers } from "./correct/index.js";
import { type Tried, tryCheck } from "./try-check.js";

/** How many checks are run in all; 300 show what a year of nightly runs would. */
const runs = Number(process.env.CHECK_LOAD_RUNS ?? 8);
/** How many are under way together: each waits for answers most of the time. */
const together = Math.min(runs, 12);
/** After how many of them the progress is told. */
const told = 10;

/** How long one check may take, in milliseconds, when nothing but these has the processor. */
const patience = 60_000;

test(`under load, with slow answers and lost connections, no guarantee is called broken in ${runs} runs`, {
  timeout: 300_000 + runs * patience,
}, async () => {
  const load = busy();
  const verdicts: Record<string, number> = {};
  const blamed: object[] = [];
  let done = 0;
  try {
    const left = Array.from({ length: runs }, (_, run) => run);
    const lane = async () => {
      for (let run = left.shift(); run !== undefined; run = left.shift()) {
        const { report, name } = await tried(run);
        verdicts[report.verdict] = (verdicts[report.verdict] ?? 0) + 1;
        const findings = words(report);
        if (report.verdict === "broken" || findings.length > 0) blamed.push({ run, name, findings });
        if (++done % told === 0) console.log(`${done} of ${runs}: ${JSON.stringify({ ...verdicts, blamed })}`);
      }
    };
    await Promise.all(Array.from({ length: together }, lane));
  } finally {
    load.end();
  }
  expect({ done, blamed }).toEqual({ done: runs, blamed: [] });
});

async function tried(run: number): Promise<Tried & { name: string }> {
  const { name, start } = correctServers[run % correctServers.length] as (typeof correctServers)[number];
  await using server = await startBehind(await start(), losing(run));
  return { name, ...(await tryCheck(server.url, { timeout: 10_000, concurrency: 8 })) };
}

function words({ guarantees }: Tried["report"]): string[] {
  return guarantees.flatMap(({ id, findings }) =>
    findings
      .filter(({ level }) => level === "broken")
      .map(({ request, expected, actual }) => `${id}, ${request}: ${expected}, ${actual}`),
  );
}

/** A delay, and one connection in 50 that is lost, before or after the server has answered. */
function losing(run: number) {
  const { fate: wait } = delayed(300);
  const { fate: lose } = each(50, run % 2 ? "lost" : "unheard");
  return {
    async fate(arrived: Parameters<NonNullable<typeof lose>>[0]) {
      await wait?.(arrived);
      return (await lose?.(arrived)) ?? ("pass" as const);
    },
  };
}

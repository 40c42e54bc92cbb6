/** The guarantees that a check with generated requests calls broken on a correct server. */
import type { StartTestServer } from "../test-server.js";
import { tryCheck } from "../try-check.js";

export async function blamed(start: StartTestServer, options: { seed: number; companions: boolean }) {
  const { seed, companions } = options;
  await using server = await start({ companions });
  const { report } = await tryCheck(server.url, { seed, without: companions ? server.without : ["companions"] });
  const broken = report.guarantees.flatMap(({ id, findings }) =>
    findings
      .filter(({ level }) => level === "broken")
      .map(({ request, expected, actual }) => `${id}, ${request}: ${expected}, ${actual}`),
  );
  return { ...options, broken, verdict: report.verdict };
}

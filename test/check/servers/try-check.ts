/** The check in process against a server, up to the verdict that the exit code tells. */

import type { CheckResult, WholeRunOptions } from "../../../scripts/check/check.js";
import { makeReport } from "../../../scripts/check/report/make-report.js";
import type { Report } from "../../../scripts/check/report/report.js";
import { checkServer } from "../check-server.js";

export interface Tried {
  result: CheckResult;
  report: Report;
  /** Ids of the guarantees, by what became of them. */
  ids: Record<"kept" | "broken" | "assumed otherwise" | "not proven" | "not observable", string[]>;
}

/** @param seed of the generated requests; none are sent without it */
export async function tryCheck(
  url: string,
  { seed, budget = 1200, ...options }: Partial<WholeRunOptions> & { seed?: number; budget?: number } = {},
): Promise<Tried> {
  const result = await checkServer(url, {
    ...options,
    ...(seed !== undefined && { generate: { budget, seed } }),
  });
  const asIs = (text: string) => text;
  const report = makeReport(result, {
    strict: options.strict ?? false,
    only: options.only,
    known: [],
    masked: asIs,
    redactWire: asIs,
    redactWords: asIs,
    origin: new URL(url).origin,
    authHeader: "Authorization",
    ownHeaders: [],
  });
  const withStatus = (wanted: string) =>
    result.guarantees.filter(({ status }) => status === wanted).map(({ id }) => id);
  return {
    result,
    report,
    ids: {
      kept: withStatus("kept"),
      broken: withStatus("broken"),
      "assumed otherwise": withStatus("assumed otherwise"),
      "not proven": withStatus("not proven"),
      "not observable": withStatus("not observable"),
    },
  };
}

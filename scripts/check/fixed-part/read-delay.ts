/** Whether the server's reads lag behind what was created, as those of a replica or a search index do. */
import { setTimeout as pause } from "node:timers/promises";
import type { Operation } from "../../document/operations.js";
import type { Finding } from "../answers/finding.js";
import { assumptionOf } from "../requests/assumption.js";
import type { Run } from "../run/run.js";
import type { Exchange, HttpRequest } from "../sending/http.js";
import { getRequest } from "../steps/attempts.js";
import { entryOf, sightOf } from "../steps/sight.js";

/** How long to wait before each further look, in milliseconds. What does not show by then is not late, but missing. */
const patience = [20, 30, 45, 70, 100, 150, 225, 340, 500];
/** Not every write takes as long as the first. */
const margin = 2;

/** A way to see a number, and the guarantee that it is seen. */
interface Look {
  operation: Operation | undefined;
  guarantee: string;
  request(number: string): HttpRequest;
  shows(exchange: Exchange, number: string): boolean;
}

/** Creates a number and looks until it shows, so that no later answer is taken for wrong that is only late. */
export async function learnReadDelay(run: Run): Promise<void> {
  const [number = ""] = await run.fresh(1);
  const created = await run.send(run.createRequest([number]));
  if (run.outcome(created) !== "accepted") return;
  await Promise.all(looksOf(run).map((look) => learn(run, look, number, created)));
}

function looksOf(run: Run): Look[] {
  const { get, list } = run.companions;
  return [
    {
      operation: get,
      guarantee: "get-created",
      request: (number) => getRequest(run, number),
      shows: (exchange, number) => sightOf(run, exchange, number)?.attached === true,
    },
    {
      operation: list,
      guarantee: "list-created",
      request: (number) => run.request(list as Operation, { query: { search: number } }),
      shows: (exchange, number) => entryOf(exchange, number) !== undefined,
    },
  ];
}

async function learn(run: Run, look: Look, number: string, created: Exchange): Promise<void> {
  const { operation, guarantee } = look;
  if (!operation) return;
  const started = performance.now();
  const first = await run.send(look.request(number));
  if (look.shows(first, number)) return;
  for (const wait of patience) {
    await pause(wait, undefined, { signal: run.options.signal }).catch(() => {});
    if (!look.shows(await run.send(look.request(number)), number)) continue;
    const late = Math.round(performance.now() - started);
    run.reads.lagBy(margin * late, operation.operationId);
    run.findings.push(lateFinding(guarantee, number, late, [created, first], assumptionOf(operation, guarantee)));
    return;
  }
}

function lateFinding(
  guarantee: string,
  number: string,
  late: number,
  [created, first]: [Exchange, Exchange],
  reason: string | undefined,
): Finding {
  return {
    guarantee,
    level: "assumed",
    step: "look at a number as soon as it is created",
    expected: `the number ${number}`,
    actual: `an answer without it, and the number only ${late} ms later`,
    reason,
    exchange: first,
    reproduction: [[created], [first]],
  };
}

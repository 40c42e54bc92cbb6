/** `npm run fuzz -- [--time 10m] [--seed 1]`: hostile requests for as long as you like. It ends at the first broken guarantee. */
import { parseArgs } from "node:util";
import fc from "fast-check";
import { ignoreClosedOutput } from "../../../scripts/ignore-closed-output.js";
import { startGame } from "./play.js";
import { sendings } from "./requests.js";

ignoreClosedOutput();

/** How many sendings have one seed. */
const runs = 500;
const units: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000 };

const { values } = parseArgs({
  options: { time: { type: "string", default: "1m" }, seed: { type: "string", default: `${Date.now() % 1_000_000}` } },
});
const [, amount, unit] = /^(\d+)([smh])$/.exec(values.time) ?? [];
if (amount === undefined || unit === undefined || !/^\d+$/.test(values.seed)) {
  console.error("Usage: npm run fuzz -- [--time 90s|10m|1h] [--seed <number>]");
  process.exit(2);
}
const milliseconds = Number(amount) * (units[unit] ?? 0);

const game = await startGame();
const counts = new Map<number, number>();
const until = performance.now() + milliseconds;
let sent = 0;
for (let seed = Number(values.seed); performance.now() < until; seed++) {
  const property = fc.asyncProperty(sendings, async (sending) => {
    sent++;
    for (const status of await game.play(sending)) counts.set(status, (counts.get(status) ?? 0) + 1);
  });
  const result = await fc.check(property, { seed, numRuns: runs, interruptAfterTimeLimit: until - performance.now() });
  if (result.failed && !result.interrupted) {
    console.error(`Seed ${seed}, path ${result.counterexamplePath}:\n${result.errorInstance}`);
    process.exitCode = 1;
    break;
  }
}
await game.close();

const answers = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
console.log(`${sent} sendings from seed ${values.seed} on were answered with ${answers.join(", ")}.`);

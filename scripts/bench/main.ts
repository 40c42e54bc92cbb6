/** `npm run bench [-- part …]`: measures each tool against its alternative in the same run. */
import { cpus } from "node:os";
import { ignoreClosedOutput } from "../ignore-closed-output.js";
import type { Comparison } from "./comparison.js";

ignoreClosedOutput();

const parts = ["mock", "client", "check", "proxy", "docs"];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((part) => !parts.includes(part));
if (unknown.length > 0) {
  console.error(`There is no bench for ${unknown.join(", ")}. There is one for each of: ${parts.join(", ")}.`);
  process.exit(2);
}

const [cpu] = cpus();
console.log(`${cpus().length} × ${cpu?.model.trim()}, Node ${process.version}\n`);

for (const part of wanted.length > 0 ? wanted : parts) {
  console.log(`${part}: measuring …`);
  const { compare } = (await import(`./${part}.js`)) as { compare(): Promise<Comparison[]> };
  console.table(
    (await compare()).map(({ measure, unit, ours, alternative, theirs, goal }) => ({
      measure,
      ours: `${round(ours)} ${unit}`,
      alternative: `${alternative}: ${round(theirs)} ${unit}`,
      ratio: round(ours / theirs),
      goal,
    })),
  );
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}

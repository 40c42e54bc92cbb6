/** `npm run mutate [-- document | <files>]`: how many small faults, put in on purpose, the tests notice. */
import { document } from "../../scripts/document/document.js";
import { outliveReaders } from "../../scripts/outlive-readers.js";
import { mutateCode } from "./code.js";
import { mutateDocument, type Score } from "./document.js";

outliveReaders();

const [only] = process.argv.slice(2);

const scores: [what: string, score: Score][] = [];
if (only === undefined || only === "document") scores.push(["The document", mutateDocument(document)]);
if (only !== "document") scores.push(["The code", await mutateCode(only)]);

for (const [what, { survivors }] of scores) {
  for (const survivor of survivors) console.log(`${what}, not noticed: ${survivor}`);
}
for (const [what, { killed, survivors }] of scores) {
  const all = killed + survivors.length;
  console.log(`${what}: ${killed} of ${all} changes noticed (${((killed / all) * 100).toFixed(1)}%)`);
}

/** `npm run mutate`: how many small faults, put in on purpose, the tests notice. */
import { document } from "../../scripts/document/document.js";
import { mutateDocument, type Score } from "./document.js";

report("The document", mutateDocument(document));

function report(what: string, { killed, survivors }: Score): void {
  for (const survivor of survivors) console.log(`Not noticed: ${survivor}`);
  const all = killed + survivors.length;
  console.log(`${what}: ${killed} of ${all} changes noticed (${((killed / all) * 100).toFixed(1)}%)`);
}

/** Where the document departs from the tables beside this file and from the provider's own samples. */
import type { OpenApiDocument } from "../../scripts/document/types.js";
import { exampleProblems } from "./examples.js";
import { type Fact, facts } from "./facts.js";
import { proseSentences, type Sentence } from "./prose.js";
import { proseLines, tableLines } from "./tables.js";

const table = tableLines().map(factLine);
const prose = proseLines().map(proseLine);

/** One line for each difference; none, when the document says what the tables say. */
export function problems(document: OpenApiDocument): string[] {
  const said = proseSentences(document).map(proseLine);
  return [
    ...differences(facts(document).map(factLine), table, "table.md"),
    ...differences(said, prose, "prose.md"),
    ...moves(said, prose, "prose.md"),
    ...exampleProblems(document),
  ];
}

function differences(said: string[], listed: string[], file: string): string[] {
  return [
    ...said.filter((entry) => !listed.includes(entry)).map((entry) => `${file} lacks: ${entry}`),
    ...said.filter((entry, index) => said.indexOf(entry) < index).map((entry) => `The document says twice: ${entry}`),
    ...listed.filter((entry) => !said.includes(entry)).map((entry) => `The document does not say: ${entry}`),
  ];
}

/** What two fields say of themselves could change places, and each sentence would still be there. */
function moves(said: string[], listed: string[], file: string): string[] {
  const known = said.filter((entry) => listed.includes(entry));
  const order = listed.filter((entry) => said.includes(entry));
  const moved = known.find((entry, index) => entry !== order[index]);
  return moved ? [`${file} has in another place: ${moved}`] : [];
}

function factLine({ section, place, rule, level }: Fact): string {
  return `${section} | ${place} | ${rule} | ${level}`;
}

function proseLine({ place, sentence }: Sentence): string {
  return `${place}: ${sentence}`;
}

/** Where the document departs from the table beside this file and from the provider's own samples. */
import type { OpenApiDocument } from "../../scripts/document/types.js";
import { exampleProblems } from "./examples.js";
import { type Fact, facts } from "./facts.js";
import { tableLines } from "./tables.js";

const table = tableLines().map(factLine);

/** One line for each difference; none, when the document says what the tables say. */
export function problems(document: OpenApiDocument): string[] {
  return [...differences(facts(document).map(factLine), table), ...exampleProblems(document)];
}

function differences(said: string[], listed: string[]): string[] {
  return [
    ...said.filter((entry) => !listed.includes(entry)).map((entry) => `table.md lacks: ${entry}`),
    ...said.filter((entry, index) => said.indexOf(entry) < index).map((entry) => `The document says twice: ${entry}`),
    ...listed.filter((entry) => !said.includes(entry)).map((entry) => `The document does not say: ${entry}`),
  ];
}

function factLine({ section, place, rule, level }: Fact): string {
  return `${section} | ${place} | ${rule} | ${level}`;
}

/** Where the document departs from the table beside this file and from the provider's own samples. */
import type { OpenApiDocument } from "../../scripts/document/types.js";
import { exampleProblems } from "./examples.js";
import { type Fact, facts } from "./facts.js";
import { tableLines } from "./tables.js";

const table = tableLines();

/** The mend for each difference; none, when the document says what the table says. */
export function problems(document: OpenApiDocument): string[] {
  return [...differences(facts(document), table), ...exampleProblems(document)];
}

function differences(said: Fact[], listed: Fact[]): string[] {
  const saidLines = said.map(line);
  const listedLines = listed.map(line);
  const added = said.filter((fact) => !listedLines.includes(line(fact)));
  const gone = listed.filter((fact) => !saidLines.includes(line(fact)));
  const successor = (row: Fact) => added.find((fact) => subject(fact) === subject(row));
  const changed = gone.flatMap((row) => successor(row) ?? []);
  return [
    ...added.filter((fact) => !changed.includes(fact)).map(addRow),
    ...gone.map((row) => changeRow(row, successor(row))),
    ...said
      .filter((_, index) => saidLines.indexOf(saidLines[index] ?? "") < index)
      .map((fact) => `The document says twice: ${line(fact)}`),
  ];
}

function addRow(fact: Fact): string {
  const { section, place, rule, level } = fact;
  const says = level.startsWith("documented") ? "“the sentence of the page”" : "why it was chosen";
  return `${name(fact)} has no row in test/truth/table.md: add, below "## ${section}", | ${place} | ${rule} | ${level} | ${says} |`;
}

function changeRow(row: Fact, now: Fact | undefined): string {
  if (!now) return `${name(row)} is no longer in the document: take its row (${row.rule}) out of test/truth/table.md.`;
  const [before, after] = row.rule === now.rule ? [row.level, now.level] : [row.rule, now.rule];
  return `${name(row)} says "${after}" in the document and "${before}" in test/truth/table.md: correct the one that is wrong, by the page.`;
}

function name(fact: Fact): string {
  return `${fact.section}: \`${[fact.place, keyword(fact)].filter(Boolean).join(" ")}\``;
}

/** The subject of a fact, without what it says. */
function subject(fact: Fact): string {
  return [fact.section, fact.place, keyword(fact)].join(" | ");
}

/** Empty for a guarantee, whose place is its id. */
function keyword({ rule }: Fact): string {
  const [keyword = ""] = rule.split(":");
  return /\s/.test(keyword) ? "" : keyword;
}

function line({ section, place, rule, level }: Fact): string {
  return [section, place, rule, level].join(" | ");
}

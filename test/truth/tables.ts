/** Reads `table.md`, `prose.md` and the pages that they quote. */
import { readFileSync } from "node:fs";
import type { Fact, Level } from "./facts.js";

export interface Line extends Fact {
  /** The sentence of the page, or why there is none. */
  says: string;
}

export interface ProseLine {
  sentence: string;
  says: string;
}

/** @throws when a line of the table has not four columns */
export function tableLines(): Line[] {
  let section = "";
  const lines: Line[] = [];
  for (const line of read("table.md").split("\n")) {
    section = line.match(/^## (.+)/)?.[1] ?? section;
    if (!section || !line.startsWith("| ") || /^\| (where|---) /.test(line)) continue;
    const cells = line.split("|").map((cell) => cell.trim());
    if (cells.length !== 6) throw new Error(`Not four columns: ${line}`);
    const [, place = "", rule = "", level = "", says = ""] = cells;
    lines.push({ section, place, rule, level: level as Level, says });
  }
  return lines;
}

export function proseLines(): ProseLine[] {
  return [...read("prose.md").matchAll(/^- (.+)\n {2}— (.+)$/gm)].map(([, sentence = "", says = ""]) => ({
    sentence,
    says,
  }));
}

/** What a line quotes between “ and ”. */
export function quotations(says: string): string[] {
  return [...says.matchAll(/“([^”]*)”/g)].map(([, quotation = ""]) => quotation);
}

/** The text of the pages, its white space evened out. */
export const pages = ["create-phone-numbers.txt", "companions.md"]
  .map((name) => read(`sources/${name}`).replaceAll(/\s+/g, " "))
  .join("\n");

/** The request of the page's code sample, and the answer beside it. */
export function createSample(): { request: unknown; answer: unknown } {
  const page = read("sources/create-phone-numbers.txt");
  return {
    request: JSON.parse(page.match(/body: JSON\.stringify\((\{[\s\S]*?\})\),/)?.[1] ?? ""),
    answer: JSON.parse(page.match(/^RESPONSE\n(\{[\s\S]*?\n\})/m)?.[1] ?? ""),
  };
}

/** The sample answer that follows this heading in the companions' facts. */
export function companionSample(heading: string): unknown {
  const [, section = ""] = read("sources/companions.md").split(heading);
  return JSON.parse(section.match(/Sample:\s+`?(\{[^`]*?\})(?=`|\n\n)/)?.[1] ?? "");
}

function read(name: string): string {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}

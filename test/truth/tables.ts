/** Reads `table.md` and the pages that it quotes. */
import { readFileSync } from "node:fs";
import type { Fact, Level } from "./facts.js";

export interface Line extends Fact {
  /** The sentence of the page, or why there is none. */
  says: string;
}

/** @throws when a line of the table has not four columns */
export function tableLines(): Line[] {
  return sections(read("table.md")).flatMap(([section, text]) =>
    [...text.matchAll(/^\|(?! where| ---).*$/gm)].map(([line]) => {
      const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
      if (cells.length !== 6) throw new Error(`Not four columns: ${line}`);
      const [, place = "", rule = "", level = "", says = ""] = cells;
      return { section, place, rule, level: level as Level, says };
    }),
  );
}

/** The heading and the text of each section. */
function sections(markdown: string): [heading: string, text: string][] {
  return [...markdown.matchAll(/^## (.+)\n([\s\S]*?)(?=^## |(?![\s\S]))/gm)].map(([, heading = "", text = ""]) => [
    heading,
    text,
  ]);
}

/** The quotation of a line, between “ and ”. */
export function quotations(says: string): string[] {
  return [...says.matchAll(/“([^”]*)”/g)].map(([, quotation = ""]) => quotation);
}

/** The text of the pages, its white space evened out. */
export const pages = ["create-phone-numbers.txt", "companions.md", "sdks.md"]
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
  return JSON.parse(section.match(/Sample(?: response of both)?:\s+`?(\{[^`]*?\})(?=`|\n\n)/)?.[1] ?? "");
}

function read(name: string): string {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}

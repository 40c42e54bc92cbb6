import type { OpenApiDocument } from "../../scripts/document/types.js";

/** What a rule is told with. A sentence without any of these cannot contradict one, as far as a test can tell. */
const words =
  /\b([24]\d\d|Bearer|Basic|bare|prefix|isShared|mediaEncryption|nothing|every number|all (the |its )?numbers|pairs?|reused|retry|retries|attach\w*|detach\w*|undone|idempotent)\b/i;

export interface RuleSentence {
  /** Whose description it is in: an operation, or a part that has a name. */
  place: string;
  sentence: string;
}

/** Each sentence of the document that tells a rule, in the document's order. */
export function ruleSentences(document: OpenApiDocument): RuleSentence[] {
  const { paths, components, ...rest } = document as unknown as Record<string, object>;
  const places: [place: string, node: unknown][] = [["The API", rest]];
  for (const [path, item] of Object.entries(paths ?? {})) {
    for (const [method, operation] of Object.entries(item)) places.push([`${method.toUpperCase()} ${path}`, operation]);
  }
  for (const [kind, named] of Object.entries(components ?? {})) {
    for (const [name, part] of Object.entries(named))
      places.push([kind === "examples" ? `example ${name}` : name, part]);
  }
  return places.flatMap(([place, node]) => {
    const told = texts(node)
      .flatMap(sentences)
      .filter((sentence) => words.test(sentence));
    return [...new Set(told)].map((sentence) => ({ place, sentence }));
  });
}

/** Descriptions and summaries, but none of the values in examples. */
function texts(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === "value") return [];
    return /^(description|summary)$/.test(key) && typeof value === "string" ? [value] : texts(value);
  });
}

/** Of Markdown: a row of a table is one sentence; code and headings are none. */
function sentences(markdown: string): string[] {
  return markdown
    .replaceAll(/```[\s\S]*?```|^#+ .*$/gm, "")
    .split(/\n\s*\n|\n(?=[-|])/)
    .map((block) => block.trim().replaceAll(/\s+/g, " ").replace(/^- /, ""))
    .flatMap((block) => (block.startsWith("|") ? block : block.split(/(?<=[.!?:])\s+(?=[A-Z`*])/)));
}

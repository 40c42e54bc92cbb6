import type { OpenApiDocument } from "../../scripts/document/types.js";

/** What a rule is told with. A sentence without any of these cannot contradict one, as far as a test can tell. */
const words =
  /\b([24]\d\d|Bearer|Basic|bare|prefix|isShared|mediaEncryption|nothing|every number|all (the |its )?numbers|pairs?|reused|retry|retries|attach\w*|detach\w*|undone|idempotent)\b/i;

/** Each sentence of the document that tells a rule, once, in the document's order. */
export function ruleSentences(document: OpenApiDocument): string[] {
  return [
    ...new Set(
      texts(document)
        .flatMap(sentences)
        .filter((sentence) => words.test(sentence)),
    ),
  ];
}

/** Descriptions and summaries, but none of the values in examples. */
function texts(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === "value") return [];
    return /^(description|summary)$/.test(key) && typeof value === "string" ? [value] : texts(value);
  });
}

/** Of Markdown: a row of a table is one sentence, and code is none. */
function sentences(markdown: string): string[] {
  return markdown
    .replaceAll(/```[\s\S]*?```/g, "")
    .split(/\n\s*\n|\n(?=[-|])/)
    .map((block) => block.trim().replaceAll(/\s+/g, " ").replace(/^- /, ""))
    .flatMap((block) => (block.startsWith("|") ? block : block.split(/(?<=[.!?:])\s+(?=[A-Z`*])/)));
}

import type { OpenApiDocument } from "../../scripts/document/types.js";

export interface Sentence {
  /** Whose prose it is in: an operation, or a part that has a name. */
  place: string;
  sentence: string;
}

/** Each sentence of the document, in its order: any may tell a rule, or contradict one. */
export function proseSentences(document: OpenApiDocument): Sentence[] {
  const { paths, components, ...rest } = document as unknown as Record<string, object>;
  const places: [place: string, node: unknown][] = [["The API", rest]];
  for (const [path, item] of Object.entries(paths ?? {})) {
    for (const [method, operation] of Object.entries(item)) places.push([`${method.toUpperCase()} ${path}`, operation]);
  }
  for (const [kind, named] of Object.entries(components ?? {})) {
    for (const [name, part] of Object.entries(named))
      places.push([kind === "examples" ? `example ${name}` : name, part]);
  }
  return places.flatMap(([place, node]) =>
    [...new Set(texts(node).flatMap(sentences))].map((sentence) => ({ place, sentence })),
  );
}

/** Descriptions and summaries, and of the values in examples what they tell a person. */
function texts(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === "value") return isMessage(value) ? [value.message] : [];
    return /^(description|summary)$/.test(key) && typeof value === "string" ? [value] : texts(value);
  });
}

function isMessage(value: unknown): value is { message: string } {
  return typeof value === "object" && value !== null && "message" in value && typeof value.message === "string";
}

/** Of Markdown: a row of a table is one sentence, as are an image and a block of code; headings are none. */
function sentences(markdown: string): string[] {
  return markdown
    .replaceAll(/^#+ .*$|^\|[-|]+$/gm, "")
    .split(/\n\s*\n|\n(?=[-|])(?!-- )/)
    .map((block) => block.trim().replaceAll(/\s+/g, " ").replace(/^- /, ""))
    .filter((block) => block)
    .flatMap((block) => (/^(\||!\[|```)/.test(block) ? block : block.split(/(?<=[.!?:])\s+(?=[A-Z`*])/)));
}

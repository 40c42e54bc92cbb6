/** Changes of the prose: each sentence dropped, turned round and contradicted beside it, and neighbours in each other's place. */
import type { OpenApiDocument } from "../../scripts/document/types.js";
import { proseSentences } from "../truth/prose.js";
import { type Edit, isNode, type Node, type Path } from "./edit.js";

/** What turns a sentence round. Each that finds something makes a mutant. */
const turns: [RegExp, string][] = [
  [/\bis\b/, "is not"],
  [/\bare\b/, "are not"],
  [/\bmay\b/, "must not"],
  [/\b[Nn]othing\b/, "Something"],
  [/\b[Ee]very\b/, "some"],
  [/\b[Aa]ll\b/, "some"],
  [/\bboth\b/, "either"],
  [/`true`|: true/, "`false`"],
  [/`false`|: false/, "`true`"],
  [/\brefused\b/, "accepted"],
  [/\baccepted\b/, "refused"],
  [/\b400\b/, "409"],
  [/\b409\b/, "400"],
  [/\b401\b/, "403"],
  [/\b200\b/, "201"],
  [/\bone\b/, "two"],
  [/\b[Ss]end\b/, "never send"],
  [/\bmissing\b/, "there"],
  [/\battached\b/, "detached"],
  [/\bdetached\b/, "attached"],
  [/\binbound\b/, "outbound"],
  [/\boutbound\b/, "inbound"],
  [/\bnot\b/, ""],
  [/\bonly\b/, "not only"],
  [/\bneeded\b/, "optional"],
  [/\b1\b/, "0"],
  [/\b100\b/, "1000"],
  [/\bfirst\b/, "last"],
  [/\blast\b/, "first"],
  [/\bunofficial\b/, "official"],
  [/(?<=Authorization: )(?=\$)/, "Bearer "],
];

/** What contradicts a rule, wherever it is written. */
const contradictions = [
  "With `isShared: true` each number gets a pair of its own.",
  "A `409` is not to be retried.",
  "A token with the prefix `Bearer` is accepted.",
  "When one number is attached, the others are created nevertheless, not nothing.",
  "A success may attach some numbers and not every number.",
  "`mediaEncryption` applies to the outbound gateway.",
  "A detached number cannot be reused.",
];

export function* proseEdits(document: OpenApiDocument): Generator<Edit> {
  const sentences = [...new Set(proseSentences(document).map(({ sentence }) => sentence))];
  for (const [path, text] of descriptions(document)) {
    for (const sentence of sentences) {
      const words = inAnyLines(sentence);
      if (!words.test(text)) continue;
      const instead = (other: string) => text.replace(words, () => other);
      yield { what: `"${sentence}" dropped`, path, value: instead("") };
      for (const [pattern, turned] of turns) {
        const other = sentence.replace(pattern, turned);
        if (other !== sentence) yield { what: `"${other}"`, path, value: instead(other) };
      }
    }
    for (const sentence of contradictions) yield { what: `and "${sentence}"`, path, value: `${text}\n\n${sentence}` };
  }
  yield* swaps(document);
}

/** A sentence as it may stand in the document, broken into lines. */
function inAnyLines(sentence: string): RegExp {
  const words = sentence.split(" ").map((word) => word.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  return new RegExp(words.join("\\s+"));
}

/** What two fields beside each other say of themselves. */
function* swaps(node: unknown, path: Path = []): Generator<Edit> {
  if (typeof node !== "object" || node === null) return;
  const fields = Object.entries(node).filter((entry): entry is [string, Node] => isNode(entry[1]));
  for (const [index, [name, field]] of fields.entries()) {
    const [otherName, other] = fields[index + 1] ?? [];
    if (!otherName || !other || !field.description || !other.description) continue;
    const swapped = {
      ...node,
      [name]: { ...field, description: other.description },
      [otherName]: { ...other, description: field.description },
    };
    yield { what: `the descriptions of ${name} and ${otherName} swapped`, path, value: swapped };
  }
  for (const [name, child] of Object.entries(node)) {
    if (name !== "value") yield* swaps(child, [...path, Array.isArray(node) ? Number(name) : name]);
  }
}

function* descriptions(node: unknown, path: Path = []): Generator<[Path, string]> {
  for (const [key, value] of Object.entries(node ?? {})) {
    if (key === "value") continue;
    if (/^(description|summary)$/.test(key) && typeof value === "string") yield [[...path, key], value];
    else if (isNode(value) || Array.isArray(value)) yield* descriptions(value, [...path, key]);
  }
}

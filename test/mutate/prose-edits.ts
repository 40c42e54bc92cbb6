/** Changes of the sentences that tell a rule: each dropped, turned round, and contradicted beside it. */
import type { OpenApiDocument } from "../../scripts/document/types.js";
import { ruleSentences } from "../truth/prose.js";
import { type Edit, isNode, type Path } from "./edit.js";

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
  const rules = [...new Set(ruleSentences(document).map(({ sentence }) => sentence))];
  for (const [path, text] of descriptions(document)) {
    const words = text.replaceAll(/\s+/g, " ");
    for (const sentence of rules.filter((sentence) => words.includes(sentence))) {
      yield { what: `"${sentence}" dropped`, path, value: words.replace(sentence, "") };
      for (const [pattern, turned] of turns) {
        const other = sentence.replace(pattern, turned);
        if (other !== sentence) yield { what: `"${other}"`, path, value: words.replace(sentence, other) };
      }
    }
    for (const sentence of contradictions) yield { what: `and "${sentence}"`, path, value: `${text}\n\n${sentence}` };
  }
}

function* descriptions(node: unknown, path: Path = []): Generator<[Path, string]> {
  for (const [key, value] of Object.entries(node ?? {})) {
    if (key === "value") continue;
    if (/^(description|summary)$/.test(key) && typeof value === "string") yield [[...path, key], value];
    else if (isNode(value) || Array.isArray(value)) yield* descriptions(value, [...path, key]);
  }
}

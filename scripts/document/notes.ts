/**
 * The marks in words. Renderers and code generators show descriptions and skip extensions, so a reader learns from the
 * description which part of it is from the SDK or assumed.
 */
import type { Assumable, OpenApiDocument, Schema } from "./types.js";

const markNames = { "x-from-sdk": "From the SDK", "x-assumed": "Assumed" } as const;
type Mark = keyof typeof markNames;
const marks = Object.keys(markNames) as Mark[];

/** The subject of a mark, for each key that is not the name of a keyword. */
const subjects: Record<string, string> = {
  content: "the body",
  default: "the default",
  dependentRequired: "that both are there",
  empty: "that an empty value counts as left out",
  plus: "that a plain `+` is taken too",
  "x-speakeasy-pagination": "how pages follow on each other",
  format: "the form",
  null: "that `null` is refused",
  optional: "that it may be left out",
  required: "that it is always there",
  status: "the status",
  type: "the type",
  "x-reasons": "how to tell the reasons apart",
  "x-speakeasy-retries": "the retry policy",
  "x-speakeasy-timeout": "the time to answer",
  "x-token-claims": "what a token says beside its key",
  "x-token-lifetime": "how long it is valid",
  "x-token-roles": "its role",
};

/** Adds the notes to the description of each marked object, in place. The marks themselves stay. */
export function addNotes(document: OpenApiDocument): void {
  // The marks of the document as a whole apply to each operation too.
  for (const part of Object.values(document)) describe(part);
}

/** One note for each reason: a reason that marks several keywords is told once. */
export function notes(marked: Assumable): string[] {
  return marks.flatMap((mark) =>
    [...byReason(marked[mark] ?? {})].map(
      ([reason, keys]) => `> **${markNames[mark]}**, ${keys.map(subject).join(" and ")}: ${reason}`,
    ),
  );
}

/** Appends a paragraph to a description. */
export function append(target: { description?: string }, paragraph: string): void {
  target.description = [target.description?.trimEnd(), paragraph].filter(Boolean).join("\n\n");
}

/** @param fromAbove marks of a surrounding object that are about this one */
function describe(node: unknown, fromAbove: Assumable = {}): void {
  if (typeof node !== "object" || node === null) return;
  const { properties, required = [], ...object } = node as Schema;
  // Renderers show the description of a parameter, and not always that of its schema.
  const parameterSchema = "in" in node && "schema" in node ? (node.schema as Schema) : {};
  const own = properties ? pick(object, (key) => key !== "required") : object;
  for (const note of notes(merge(parameterSchema, own, fromAbove))) append(node, note);

  for (const child of Object.values(object)) {
    if (child === parameterSchema) for (const part of Object.values(child)) describe(part);
    else describe(child);
  }
  // Renderers leave out the description of a body's schema, but not those of its fields.
  const aboutRequired = pick(object, (key) => key === "required");
  for (const [name, field] of Object.entries(properties ?? {})) {
    describe(field, required.includes(name) ? aboutRequired : {});
  }
}

function pick(marked: Assumable, isWanted: (key: string) => boolean): Assumable {
  const picked = (mark: Mark) => Object.entries(marked[mark] ?? {}).filter(([key]) => isWanted(key));
  return Object.fromEntries(marks.map((mark) => [mark, Object.fromEntries(picked(mark))]));
}

function merge(...all: Assumable[]): Assumable {
  return Object.fromEntries(marks.map((mark) => [mark, Object.assign({}, ...all.map((marked) => marked[mark]))]));
}

function byReason(reasons: Record<string, string>): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const [key, reason] of Object.entries(reasons)) {
    const line = oneLine(reason);
    keys.set(line, [...(keys.get(line) ?? []), key]);
  }
  return keys;
}

export function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}

function subject(key: string): string {
  return subjects[key] ?? `\`${key}\``;
}

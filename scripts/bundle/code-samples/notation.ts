/** The literal syntax of a language. */
export interface Notation {
  key: (name: string) => string;
  /** The language's words for `true`, `false` and `null`. */
  words: Record<string, string>;
  /** Between the braces of an object that fits on a line and its fields. */
  padding: string;
  indentation: string;
  trailingComma: boolean;
}

export const json: Notation = {
  key: (name) => JSON.stringify(name),
  words: {},
  padding: " ",
  indentation: "  ",
  trailingComma: false,
};

export const javaScript: Notation = {
  ...json,
  key: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)),
  trailingComma: true,
};

const width = 80;

/** The value in this notation, on one line if it fits. */
export function literal(value: unknown, notation: Notation, indentation = ""): string {
  const line = onOneLine(value, notation);
  if (typeof value !== "object" || value === null || indentation.length + line.length <= width) return line;
  const within = indentation + notation.indentation;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const members = Object.entries(value).map(([name, member]) => {
    const key = Array.isArray(value) ? "" : `${notation.key(name)}: `;
    return `${within}${key}${literal(member, notation, within)}`;
  });
  return `${open}\n${members.join(",\n")}${notation.trailingComma ? "," : ""}\n${indentation}${close}`;
}

function onOneLine(value: unknown, notation: Notation): string {
  if (Array.isArray(value)) return `[${value.map((member) => onOneLine(member, notation)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return notation.words[String(value)] ?? JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${notation.key(name)}: ${onOneLine(member, notation)}`,
  );
  return members.length === 0 ? "{}" : `{${notation.padding}${members.join(", ")}${notation.padding}}`;
}

/** Moves each line of a text to the right. */
export function indent(text: string, indentation: string): string {
  return text.replaceAll(/^(?=.)/gm, indentation);
}

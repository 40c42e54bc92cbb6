/** A line that starts a block of its own: a heading, a list item, a quote, a table row, an image or a code fence. */
const startsBlock = /^\s*(#{1,6} |[-*+] |\d+[.)] |>|\||!\[|```)/;

/** A line that always ends its block. */
const standsAlone = /^\s*(#{1,6} |\||!\[|```)/;

/** Joins the lines of each paragraph and list item of a Markdown text. Code keeps its lines. */
export function unwrap(markdown: string): string {
  const lines: string[] = [];
  let isCode = false;
  for (const line of markdown.trim().split("\n")) {
    const isFence = line.trimStart().startsWith("```");
    const previous = lines.at(-1);
    if (isCode || isFence || !previous || !line.trim() || startsBlock.test(line) || standsAlone.test(previous)) {
      lines.push(line);
    } else {
      lines[lines.length - 1] = `${previous} ${line.trim()}`;
    }
    if (isFence) isCode = !isCode;
  }
  return lines.join("\n");
}

/** A fenced code block of a Markdown file. */
export interface CodeBlock {
  /** The heading that it stands under. */
  section: string;
  /** The line of its first fence, from 1. */
  line: number;
  /** The language of the fence, for example `sh`; empty without one. */
  language: string;
  code: string;
  /** The reason why it is not run, from the comment `<!-- not run: … -->` before it. */
  notRun?: string;
}

/**
 * The code blocks of a Markdown file, also those within lists.
 *
 * @throws when a block does not end
 */
export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let section = "";
  let notRun: string | undefined;
  let open: { indent: number; fence: string; block: CodeBlock } | undefined;

  for (const [index, line] of markdown.split("\n").entries()) {
    if (open) {
      if (line.trim() === open.fence) open = undefined;
      else open.block.code += `${line.slice(Math.min(open.indent, line.search(/\S|$/)))}\n`;
      continue;
    }
    const [, indent = "", fence = "", language = ""] = line.match(/^(\s*)(`{3,})(\S*)/) ?? [];
    if (fence) {
      const block = { section, line: index + 1, language, code: "", ...(notRun !== undefined && { notRun }) };
      blocks.push(block);
      open = { indent: indent.length, fence, block };
    }
    section = line.match(/^## (.+)/)?.[1] ?? section;
    if (line.trim() !== "") notRun = line.match(/<!-- not run: (.+) -->/)?.[1];
  }
  if (open) throw new Error(`The code block in line ${open.block.line} does not end`);
  return blocks;
}

/** Workflow commands in a job's log on GitHub. */
import { fails, type Report } from "./report.js";
import { explainLine } from "./sentences.js";

/** An `::error` for each guarantee that fails the run, which GitHub shows as an annotation of the job. */
export function annotations({ guarantees, strict }: Report): string {
  return guarantees
    .flatMap((guarantee) => {
      const [first] = guarantee.findings.filter((finding) => fails(finding, strict));
      if (!first) return [];
      const { id } = guarantee;
      const text = `${first.request}: expected ${first.expected}, got ${first.actual}. ${explainLine(guarantee)}`;
      return [`::error title=${property(`Contract broken: ${id}`)}::${data(text)}\n`];
    })
    .join("");
}

/** A log without commands that a server could have put there: `##[...]` anywhere in a line, and `::...` at its start. */
export function withoutCommands(log: string): string {
  return log.replace(/##(?=\w*\[)/g, "# #").replace(/^(\s*):(?=:)/gm, "$1: ");
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

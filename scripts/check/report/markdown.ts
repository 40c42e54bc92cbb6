/** For a pull request or a CI summary. */
import { oneLine } from "../../document/notes.js";
import type { ReportedGuarantee, Reporter } from "./report.js";
import { explainLine, groups, headline, leftBehind, remarks, requestsInWords } from "./sentences.js";
import { looks } from "./status-styles.js";

export const markdown: Reporter = (report) => {
  const rows = report.guarantees.map(
    ({ id, status, guarantee, note, shown }) =>
      `| ${looks[status].icon} ${status}${shown ? ` (${shown} exchanges)` : ""} | \`${id}\` | ${cell(guarantee)}${note ? `<br>${plain(note)}` : ""} |`,
  );
  const table = rows.length > 0 ? ["| | guarantee | |", "|---|---|---|", ...rows, ""] : [];
  const details = report.guarantees.filter(({ findings }) => findings.length > 0).flatMap(detailsOf);
  return [
    `## Contract check: ${plain(headline(report))}`,
    "",
    ...table,
    ...details,
    ...[...leftBehind(report), ...remarks(report), requestsInWords(report)].map((text) => `${plain(text)}\n`),
  ].join("\n");
};

function detailsOf(guarantee: ReportedGuarantee): string[] {
  return [
    `### ${looks[guarantee.status].icon} \`${guarantee.id}\``,
    "",
    oneLine(guarantee.guarantee),
    "",
    ...groups(guarantee).flatMap(({ first, others }) => [
      `- **${plain(first.request)}**${others.length > 0 ? ` and ${others.length} more` : ""}: expected ${plain(first.expected)}, got ${plain(first.actual)}.`,
      ...(first.reason ? [`  Assumed: ${plain(first.reason)}`] : []),
      ...(first.known ? [`  Known: ${plain(first.known)}`] : []),
      "",
      ...fenced(`${first.curl}\n\n${first.answer}`).map((line) => `  ${line}`),
      "",
    ]),
    `To understand it: \`${explainLine(guarantee)}\``,
    "",
  ];
}

/** A fence longer than any that the text holds. */
function fenced(text: string): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return [`${fence}text`, ...text.split("\n"), fence];
}

/** The document's own words: they are Markdown, but for what ends a cell. */
function cell(text: string): string {
  return oneLine(text).replaceAll("|", "\\|");
}

/** Text from outside, escaped so that it is shown literally. */
function plain(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]()#+!|~$^-]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("@", "&#64;");
}

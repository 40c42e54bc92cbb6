/** For people at a terminal. */
import { styleText } from "node:util";
import { looks } from "./looks.js";
import type { Report, ReportedFinding, ReportedGuarantee } from "./report.js";
import { oneLine } from "./text.js";
import { groups, headline, inWords } from "./words.js";

type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

/** @param elsewhere whether the server is on another machine, so that what stays there has to be named */
export function terminal(report: Report, stream: NodeJS.WriteStream, elsewhere: boolean): string {
  const style: Style = (format, text) => (colours(stream) ? styleText(format, text, { validateStream: false }) : text);
  const width = Math.max(...report.guarantees.map(({ id }) => id.length), 0);
  const rows = report.guarantees.map(({ id, status, guarantee, note }) =>
    [
      style(looks[status].format, `${looks[status].mark} ${status.padEnd(17)}`),
      id.padEnd(width),
      firstSentence(note ?? guarantee),
    ].join("  "),
  );
  const details = report.guarantees
    .filter(({ findings }) => findings.length > 0)
    .map((guarantee) => detailsOf(guarantee, style));
  const closing = inWords(report, elsewhere);
  const mood = report.verdict === "kept" ? "green" : report.verdict === "broken" ? "red" : "yellow";
  const table = rows.length > 0 ? [rows.join("\n")] : [];
  return `${[...table, ...details, ...closing, style(["bold", mood], headline(report))].join("\n\n")}\n`;
}

/** The rule of most tools: NO_COLOR wins, then FORCE_COLOR, then whether this is a terminal outside CI. */
function colours(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, CI } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== "0";
  return stream.isTTY === true && !CI;
}

function detailsOf(guarantee: ReportedGuarantee, style: Style): string {
  const { mark, format } = looks[guarantee.status];
  const source = guarantee.documented
    ? `Documented: ${oneLine(guarantee.documented)}`
    : `Assumed: ${oneLine(guarantee.assumed ?? "")}`;
  return [
    style([format, "bold"], `${mark} ${guarantee.id}: ${oneLine(guarantee.guarantee)}`),
    `  ${source}`,
    ...groups(guarantee).map(({ first, others }) => findingLines(first, others, style)),
  ].join("\n");
}

function findingLines(first: ReportedFinding, others: ReportedFinding[], style: Style): string {
  return [
    "",
    `  ${first.request}`,
    `    expected  ${first.expected}`,
    `    got       ${first.actual}`,
    ...(first.reason ? [`    assumed   ${oneLine(first.reason)}`] : []),
    ...(first.known ? [`    known     ${oneLine(first.known)}`] : []),
    ...first.curl.split("\n").map((line) => style("dim", `    ${line}`)),
    ...first.answer.split("\n").map((line) => style("dim", `    < ${line}`)),
    ...(others.length > 0
      ? [`    The same for ${others.length} more: ${others.map(({ request }) => request).join("; ")}`]
      : []),
  ].join("\n");
}

function firstSentence(text: string): string {
  return oneLine(text).replace(/^(.{90}).+$/, "$1…");
}

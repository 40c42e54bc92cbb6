/** For people at a terminal: what is wrong, in full, and then a closing block that fits a screen. */
import { styleText } from "node:util";
import { oneLine } from "../../document/notes.js";
import { cut } from "../../printable.js";
import type { Status } from "../status.js";
import type { Report, ReportedFinding, ReportedGuarantee } from "./report.js";
import { explainLine, groups, headline, leftBehind, remarks, requestsInWords } from "./sentences.js";
import { looks } from "./status-styles.js";
import { counted, firstFew, wrapped } from "./text.js";

export interface TextOptions {
  /** Colours, for a terminal. */
  colors?: boolean | undefined;
  /** Every guarantee on a line of its own, every finding and everything that was left behind. */
  verbose?: boolean | undefined;
}

type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

/** The closing block has at most this many lines of this width. */
const screen = { lines: 24, width: 80 };
/** How many lines of the closing block there are for what. The rest is for the operations, the requests and the headline. */
const most = { operations: 7, broken: 4, assumed: 2, unproven: 3, remarks: 3 };
/** How many findings of one guarantee are shown in full, and how many requests that show the same. */
const mostFindings = 5;
const labelWidth = 20;

export function terminal(report: Report, { colors = false, verbose = false }: TextOptions = {}): string {
  const style: Style = (format, text) => (colors ? styleText(format, text, { validateStream: false }) : text);
  const left = leftBehind(report, verbose);
  return `${[
    ...inOrder(report.guarantees).map((guarantee) => detailsOf(guarantee, style, verbose)),
    ...(left.length > 0 ? [left.flatMap((text) => wrapped(text, screen.width)).join("\n")] : []),
    closing(report, style, verbose),
  ].join("\n\n")}\n`;
}

/** Those with findings, what fails first. */
function inOrder(guarantees: ReportedGuarantee[]): ReportedGuarantee[] {
  const found = guarantees.filter(({ findings }) => findings.length > 0);
  const rank = ({ accepted, status }: ReportedGuarantee) => (accepted ? 0 : status === "broken" ? 2 : 1);
  return found.toSorted((one, other) => rank(one) - rank(other));
}

function closing(report: Report, style: Style, verbose: boolean): string {
  const mood = report.verdict === "kept" ? "green" : report.verdict === "broken" ? "red" : "yellow";
  const rows = verbose
    ? report.guarantees.map((guarantee) => row(guarantee, style, Number.POSITIVE_INFINITY))
    : foldedRows(report, style);
  const notes = remarks(report).flatMap((text) => wrapped(text, screen.width));
  return [
    ...rows,
    ...(verbose ? notes : withinLines(notes, most.remarks)),
    ...wrapped(requestsInWords(report), screen.width),
    ...wrapped(headline(report), screen.width).map((line) => style(["bold", mood], line)),
  ].join("\n");
}

/** A line for each operation with what is well, then what is not. */
function foldedRows({ guarantees, reason }: Report, style: Style): string[] {
  const operations = [...new Set(guarantees.map(({ operation }) => operation))];
  const of = (status: Status) => guarantees.filter((guarantee) => guarantee.status === status);
  return [
    ...withinLines(
      operations.flatMap((operation) => operationRow(operation, guarantees, style)),
      most.operations,
    ),
    ...statusRows(of("broken"), most.broken, style),
    ...statusRows(of("assumed otherwise"), most.assumed, style),
    ...unprovenRows(of("not proven"), reason, style),
  ];
}

function operationRow(operation: string, guarantees: ReportedGuarantee[], style: Style): string[] {
  const own = guarantees.filter((guarantee) => guarantee.operation === operation);
  const kept = own.filter(({ status }) => status === "kept").length;
  const unseen = own.filter(({ status }) => status === "not observable").length;
  if (kept + unseen === 0) return [];
  const { mark, format } = looks[kept > 0 ? "kept" : "not observable"];
  const count = own.length === kept ? `${kept} kept` : `${kept} of ${own.length} kept`;
  const parts = [...(kept > 0 ? [count] : []), ...(unseen > 0 ? [`${unseen} not observable`] : [])];
  return [`${style(format, `${mark} ${operation.padEnd(labelWidth)}`)} ${parts.join(", ")}`];
}

function statusRows(guarantees: ReportedGuarantee[], limit: number, style: Style): string[] {
  const fits = guarantees.length <= limit;
  const shown = guarantees.slice(0, fits ? limit : limit - 1).map((guarantee) => row(guarantee, style));
  const rest = guarantees.slice(shown.length);
  const [first] = rest;
  if (fits || !first) return shown;
  return [...shown, labelled(first.status, `and ${rest.length} more: ${rest.map(({ id }) => id).join(", ")}`, style)];
}

/** Guarantees that one reason leaves unproven, together. The reason of the whole run stands below. */
function unprovenRows(guarantees: ReportedGuarantee[], reason: string | undefined, style: Style): string[] {
  const notes = [...new Set(guarantees.map(({ note }) => note ?? ""))];
  const rows = notes.flatMap((note) => {
    const names = guarantees.filter((guarantee) => (guarantee.note ?? "") === note).map(({ id }) => id);
    const text = names.length > 1 ? `${names.length}: ${firstFew(names, 3)}` : `${names}`;
    const why = cut(`${" ".repeat(labelWidth + 3)}because ${note}`, screen.width);
    return [labelled("not proven", text, style), ...(reason?.includes(note) ? [] : [why])];
  });
  return withinLines(rows, most.unproven);
}

function row(
  { id, status, accepted, guarantee, note, shown = 0 }: ReportedGuarantee,
  style: Style,
  width = screen.width,
): string {
  const exchanges = shown > 0 ? ` (${counted(shown)} exchange${shown === 1 ? "" : "s"})` : "";
  const text = `${id}${exchanges}: ${oneLine(note ?? guarantee)}`;
  return labelled(accepted ? "assumed otherwise" : status, text, style, {
    width,
    ...(accepted && { label: "accepted" }),
  });
}

function labelled(
  status: Status,
  text: string,
  style: Style,
  { label = status as string, width = screen.width } = {},
): string {
  const { mark, format } = looks[status];
  const start = `${mark} ${label.padEnd(labelWidth)}`;
  return `${style(format, start)} ${cut(text, width - start.length - 1)}`;
}

function withinLines(lines: string[], limit: number): string[] {
  if (lines.length <= limit) return lines;
  return [...lines.slice(0, limit - 1), `  and ${lines.length - limit + 1} more lines: --verbose shows them`];
}

function detailsOf(guarantee: ReportedGuarantee, style: Style, verbose: boolean): string {
  const { mark, format } = looks[guarantee.status];
  const source = guarantee.documented
    ? `Documented: ${oneLine(guarantee.documented)}`
    : `Assumed: ${oneLine(guarantee.assumed ?? "")}`;
  const all = groups(guarantee);
  const shown = verbose ? all : all.slice(0, mostFindings);
  const hidden = all.length - shown.length;
  return [
    style([format, "bold"], `${mark} ${guarantee.id}: ${oneLine(guarantee.guarantee)}`),
    `  ${source}`,
    ...shown.map(({ first, others }) => findingLines(first, others, style)),
    ...(hidden > 0 ? ["", `  And ${hidden} more findings: in the JSON report.`] : []),
    "",
    `  To understand it: ${explainLine(guarantee)}`,
  ].join("\n");
}

function findingLines(first: ReportedFinding, others: ReportedFinding[], style: Style): string {
  return [
    "",
    `  ${first.request}`,
    `    expected  ${first.expected}`,
    `    got       ${first.actual}`,
    ...(first.reason ? [`    assumed   ${oneLine(first.reason)}`] : []),
    ...(first.known ? [`    accepted  ${oneLine(first.known)}`] : []),
    ...first.curl.split("\n").map((line) => style("dim", `    ${line}`)),
    ...first.answer.split("\n").map((line) => style("dim", `    < ${line}`)),
    ...(others.length > 0
      ? [
          `    The same for ${others.length} more: ${firstFew(
            others.map(({ request }) => request),
            mostFindings,
            "; ",
          )}`,
        ]
      : []),
  ].join("\n");
}

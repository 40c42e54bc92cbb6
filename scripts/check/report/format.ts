/** A report as text, in each of its forms. */
import { html } from "./html.js";
import { junit } from "./junit.js";
import { markdown } from "./markdown.js";
import type { Report, Reporter } from "./report.js";
import type { ReporterName } from "./reporter-names.js";
import { type TextOptions, terminal } from "./terminal.js";

const json: Reporter = (report) => `${JSON.stringify(report, undefined, 2)}\n`;

export const reporters: Record<ReporterName, Reporter> = { junit, json, markdown, html };

export interface FormatOptions extends TextOptions {
  /** `text`, as the command prints it, when left out. */
  format?: "text" | ReporterName | undefined;
}

/** The report of a check as text: for people, or as JUnit's XML, JSON, Markdown or HTML. */
export function formatReport(report: Report, { format = "text", ...options }: FormatOptions = {}): string {
  return format === "text" ? terminal(report, options) : reporters[format](report);
}

/** A report as text, in each of its forms. */
import { html } from "./html.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { markdown } from "./markdown.js";
import type { ReporterName } from "./names.js";
import type { Report, Reporter } from "./report.js";
import { type TextOptions, terminal } from "./terminal.js";

export const reporters: Record<ReporterName, Reporter> = { junit, json, markdown, html };

export interface FormatOptions extends TextOptions {
  /** `text`, as the command prints it, when left out. */
  format?: "text" | ReporterName | undefined;
}

/** The report of a check as text: for people, or as JUnit's XML, JSON, Markdown or HTML. */
export function formatReport(report: Report, { format = "text", ...options }: FormatOptions = {}): string {
  return format === "text" ? terminal(report, options) : reporters[format](report);
}

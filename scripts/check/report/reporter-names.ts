/** Beside the report on the terminal, which is always there. Declared apart, so that the help needs no reporter. */
export const reporterNames = ["junit", "json", "markdown", "html"] as const;

export type ReporterName = (typeof reporterNames)[number];

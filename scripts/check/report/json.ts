import type { Reporter } from "./report.js";

export const json: Reporter = (report) => `${JSON.stringify(report, undefined, 2)}\n`;

/** For a pull request or a CI summary. */

import type { ReportedPromise, Reporter } from "./report.js";
import { groups, headline, inWords } from "./words.js";

export const markdown: Reporter = (report) => {
  const rows = report.promises.map(
    ({ id, status, promise }) => `| ${icons[status]} ${status} | \`${cell(id)}\` | ${cell(promise)} |`,
  );
  const details = report.promises.filter(({ findings }) => findings.length > 0).flatMap(detailsOf);
  const numbers = inWords(report);
  return [
    `## Contract check: ${headline(report)}`,
    "",
    "| | promise | |",
    "|---|---|---|",
    ...rows,
    "",
    ...details,
    ...numbers.map((line) => `${line}\n`),
  ].join("\n");
};

const icons = {
  kept: "✅",
  broken: "❌",
  "assumed otherwise": "⚠️",
  "not observable": "➖",
  "not sent": "➖",
} as const;

function detailsOf(promise: ReportedPromise): string[] {
  return [
    `### ${icons[promise.status]} \`${promise.id}\``,
    "",
    promise.promise,
    "",
    ...groups(promise).flatMap(({ first, others }) => [
      `- **${first.request}**${others.length > 0 ? ` and ${others.length} more` : ""}: expected ${first.expected}, got ${first.actual}.`,
      ...(first.reason ? [`  Assumed: ${first.reason.replaceAll("\n", " ")}`] : []),
      "",
      ...fenced(`${first.curl}\n\n${first.answer}`).map((line) => `  ${line}`),
      "",
    ]),
  ];
}

/** A fence longer than any that the text holds. */
function fenced(text: string): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return [`${fence}text`, ...text.split("\n"), fence];
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

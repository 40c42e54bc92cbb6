/** How the docs name things. */
import type { Operation } from "../document/operations.js";
import type { Source } from "../document/types.js";

/** What a mark is about, for the keys that are no keyword which its reader knows. */
const subjects: Record<string, string> = {
  content: "the body",
  default: "the default",
  format: "the form",
  null: "that `null` is refused",
  optional: "that it may be left out",
  required: "that it is always there",
  status: "the status",
  type: "the type",
  "x-reasons": "how to tell the reasons apart",
  "x-speakeasy-retries": "the retry policy",
  "x-speakeasy-timeout": "the time to answer",
  "x-token-claims": "what a token says beside its key",
  "x-token-lifetime": "how long it is valid",
  "x-token-roles": "its role",
};

/** @param key of `x-assumed` or `x-from-sdk` */
export function markAbout(key: string): string {
  return subjects[key] ?? `\`${key}\``;
}

export function sourceSentence({ title, url, read }: Source): string {
  return `**Source.** VideoSDK's page [${title}](${url}). ${read === "whole" ? "It was read whole." : read}`;
}

/** A link to an operation that leads there in Redoc; {@link toHeadings} makes it lead there in the Markdown too. */
export function operationLink({ operationId, summary }: Operation): string {
  return `[${summary}](${redocAddress(operationId)})`;
}

/** Where Redoc shows an operation without a tag. */
function redocAddress(operationId: string): string {
  return `#/other/${operationId.toLowerCase()}`;
}

/** Redoc has addresses of its own for headings and operations. In the Markdown both are headings. */
export function toHeadings(markdown: string, operations: Operation[]): string {
  return operations.reduce(
    (text, { operationId, summary }) => text.replaceAll(`](${redocAddress(operationId)})`, `](#${anchor(summary)})`),
    markdown.replaceAll("](#section/", "](#"),
  );
}

/** The anchor that code hosts give to a heading. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");
}

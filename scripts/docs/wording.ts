/** Sentences, links and anchors of the docs. */
import type { Operation } from "../document/operations.js";
import type { Source } from "../document/types.js";

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

/** Replaces Redoc's own addresses of headings and operations by anchors of the Markdown's headings. */
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

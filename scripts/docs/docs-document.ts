/** The document for the docs site: its extensions are written out in the descriptions. */
import { eachObject } from "../document/json.js";
import { addNotes, append, notes, oneLine } from "../document/notes.js";
import { type Operation, operationNamed, operationObjects, operations } from "../document/operations.js";
import { tokenForm, tokenScheme } from "../document/token-scheme.js";
import type { Guarantee, OpenApiDocument, RetryPolicy, Schema } from "../document/types.js";
import { operationLink, sourceSentence } from "./wording.js";

interface Described {
  description?: string;
}

/**
 * A copy of the document whose descriptions say where it is from, what is assumed, how to retry, and what is guaranteed.
 * Renderers show descriptions; they do not show `x-source`, `x-assumed`, `x-guarantees` and `x-speakeasy-retries`.
 */
export function docsDocument(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  for (const operation of operationObjects(copy)) {
    if (operation["x-source"]) append(operation, sourceSentence(operation["x-source"]));
    if (operation["x-speakeasy-retries"]) append(operation, retrySentence(operation["x-speakeasy-retries"]));
    if (operation["x-speakeasy-timeout"]) append(operation, timeoutSentence(operation["x-speakeasy-timeout"]));
  }
  describeToken(copy);
  describeGuarantees(copy.info, operations(document));
  eachObject(copy, unfoldNullable);
  addNotes(copy);
  unfoldSingleTag(copy);
  return copy;
}

/** Renderers show only the header of a token, and late. The guide gets a section about its claims. */
function describeToken(document: OpenApiDocument): void {
  const scheme = tokenScheme(document);
  const form = tokenForm(document);
  if (!scheme || !form) return;
  const claims = Object.entries(form.claims).map(([name, value]) => `\`${name}\` as \`${JSON.stringify(value)}\``);
  append(
    document.info,
    [
      "## What a token says",
      `Your API key as \`apikey\`, when it was made and when it ends as \`iat\` and \`exp\`, ${claims.join(", ")}. It is ` +
        `signed with HS256, and valid for ${seconds(form.lifetime * 1000)}.`,
      ...notes(scheme),
    ].join("\n\n"),
  );
  delete scheme["x-from-sdk"];
  delete scheme["x-assumed"];
}

function timeoutSentence(milliseconds: number): string {
  return `**Time to answer.** Wait ${seconds(milliseconds)} before you give up on an answer.`;
}

function retrySentence({ statusCodes, backoff, retryConnectionErrors }: RetryPolicy): string {
  return (
    `**Retry policy.** On ${statusCodes.map((status) => `\`${status}\``).join(" and ")}: wait ` +
    `${seconds(backoff.initialInterval)}, then ${backoff.exponent} times as long before each further try, ` +
    `${seconds(backoff.maxInterval)} at most; give up after ${seconds(backoff.maxElapsedTime)}. A connection that ` +
    `broke is ${retryConnectionErrors ? "retried too" : "not retried"}.`
  );
}

function seconds(milliseconds: number): string {
  return `${milliseconds / 1000} s`;
}

function describeGuarantees(info: Described, all: Operation[]): void {
  const guaranteeing = all.filter(({ guarantees }) => guarantees.length > 0);
  if (guaranteeing.length === 0) return;
  append(
    info,
    [
      "## What is guaranteed, and what is assumed",
      "What VideoSDK's pages document, a server has to keep. Where they are silent, this document assumes, and says" +
        " why. What is assumed of a single field or answer stands beside it; what is guaranteed of each operation as a" +
        " whole is this:",
      ...guaranteeing.flatMap((operation) => [
        `**${operationLink(operation)}**`,
        operation.guarantees.map((guarantee) => guaranteeItem(guarantee, all)).join("\n"),
      ]),
    ].join("\n\n"),
  );
}

function guaranteeItem(
  { guarantee, documented, assumed, seenBy = [], observable }: Guarantee,
  all: Operation[],
): string {
  const others = seenBy.map((operationId) => operationNamed(all, operationId));
  return [
    `- ${oneLine(guarantee)}${observable === false ? " *No operation shows it.*" : ""}`,
    documented && `  - **Documented** ${oneLine(documented)}`,
    assumed && `  - **Assumed** ${oneLine(assumed)}`,
    others.length > 0 && `  - **Seen by** ${others.map(operationLink).join(" and ")}`,
  ]
    .filter(Boolean)
    .join("\n");
}

/** Redoc hides the fields of a nullable object behind a choice, so here it becomes an object with the type `object or null`. */
function unfoldNullable(object: { oneOf?: Schema[]; type?: string[] }): void {
  const [schema, ...more] = object.oneOf?.filter(({ type }) => type !== "null") ?? [];
  if (schema && more.length === 0 && object.oneOf?.length === 2) {
    delete object.oneOf;
    Object.assign(object, { ...schema, type: ["object", "null"] });
  }
}

/** Redoc collapses the operations of a tag. A single tag groups nothing, so it is removed. */
function unfoldSingleTag(document: OpenApiDocument): void {
  if (document.tags?.length !== 1) return;
  delete document.tags;
  for (const operation of operationObjects(document)) delete operation.tags;
}

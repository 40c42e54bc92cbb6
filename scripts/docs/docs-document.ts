/** The document as its readers see it: what the extensions say, put where people read. */
import type { RetryPolicy } from "../document/retry-policy.js";
import type { OpenApiDocument, OperationObject, Schema } from "../document/types.js";

interface Described {
  description?: string;
}

/**
 * A copy of the document whose descriptions say what is assumed, how to retry, and what is promised.
 * Renderers show descriptions; they do not show `x-assumed`, `x-promises` and `x-speakeasy-retries`.
 */
export function docsDocument(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  for (const item of Object.values(copy.paths ?? {})) {
    for (const operation of Object.values(item ?? {}) as OperationObject[]) {
      describeRetries(operation);
      describePromises(copy.info, operation);
    }
  }
  describeAssumptions(copy);
  unfoldSingleTag(copy);
  return copy;
}

/** Puts each `x-assumed` of the document at the end of the description of what it is about. */
function describeAssumptions(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  const object = node as Schema & Described;
  const marks = [
    ...Object.entries(object["x-from-sdk"] ?? {}).map(([key, reason]) => ["From the SDK", key, reason] as const),
    ...Object.entries(object["x-assumed"] ?? {}).map(([key, reason]) => ["Assumed", key, reason] as const),
  ];
  for (const [mark, key, reason] of marks) {
    // Renderers leave out the description of a response's schema, but not those of its fields.
    const about = key === "required" ? Object.values((object.properties ?? {}) as Record<string, Described>) : [object];
    for (const target of about) append(target, `> **${mark}** \`${key}\`: ${oneLine(reason)}`);
  }
  for (const child of Object.values(object)) describeAssumptions(child);
}

function describeRetries(operation: OperationObject): void {
  const policy = operation["x-speakeasy-retries"];
  if (policy) append(operation, retrySentence(policy));
}

function retrySentence({ statusCodes, backoff, retryConnectionErrors }: RetryPolicy): string {
  const seconds = (milliseconds: number) => `${milliseconds / 1000} s`;
  return (
    `**Retry policy.** On ${statusCodes.map((status) => `\`${status}\``).join(" and ")}: wait ` +
    `${seconds(backoff.initialInterval)}, then ${backoff.exponent} times as long before each further try, ` +
    `${seconds(backoff.maxInterval)} at most; give up after ${seconds(backoff.maxElapsedTime)}. A connection that ` +
    `broke is ${retryConnectionErrors ? "retried too" : "not retried"}.`
  );
}

function describePromises(info: Described, operation: OperationObject): void {
  const promises = operation["x-promises"];
  if (!promises) return;
  const list = promises.map(({ promise, documented, assumed, observable }) =>
    [
      `- ${oneLine(promise)}${observable === false ? " *This endpoint alone cannot show it.*" : ""}`,
      documented && `  - **Documented** ${oneLine(documented)}`,
      assumed && `  - **Assumed** ${oneLine(assumed)}`,
    ]
      .filter(Boolean)
      .join("\n"),
  );
  append(
    info,
    [
      "## What is promised, and what is assumed",
      "What VideoSDK's page documents, a server has to keep. Where the page is silent, this document assumes, and says" +
        " why. What is assumed of a single field or answer stands beside it; what is promised of the whole is this:",
      list.join("\n"),
    ].join("\n\n"),
  );
}

/** Redoc folds the operations of a tag away. One tag sorts nothing, so its operations need not hide. */
function unfoldSingleTag(document: OpenApiDocument): void {
  if (document.tags?.length !== 1) return;
  delete document.tags;
  for (const item of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(item ?? {}) as OperationObject[]) delete operation.tags;
  }
}

function append(target: Described, paragraph: string): void {
  target.description = [target.description?.trimEnd(), paragraph].filter(Boolean).join("\n\n");
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}

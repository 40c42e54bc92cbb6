/** The text that `explain` prints about one guarantee. */
import type { OpenApiDocument } from "../../document/types.js";
import { CannotCheck } from "../cannot-check.js";
import { guaranteeList, type ListedGuarantee, listGuarantees } from "../list-guarantees.js";
import { unknownGuarantee } from "../nearest.js";
import { oneLine, wrapped } from "../report/text.js";
import { type Explanation, explanations, ofField, ofOperation } from "./causes.js";

const width = 80;
/** How many requests are named. */
const mostRequests = 12;

/**
 * A guarantee with its source, what the check sends for it, and what usually is the matter where it is broken; without an
 * id, all guarantees.
 *
 * @throws `CannotCheck` when there is no such guarantee; the message names the nearest ones
 */
export function explain(document: OpenApiDocument, id: string | undefined): string {
  const all = listGuarantees(document);
  if (id === undefined) {
    return `${guaranteeList(all)}\n\nTo read more about one of them: npx videosdk-sip-contract explain <guarantee>`;
  }
  const guarantee = all.find((each) => each.id === id);
  if (!guarantee) {
    const ids = all.map((each) => each.id);
    throw new CannotCheck(unknownGuarantee(id, ids));
  }
  const { symptom, causes } = explanationOf(guarantee);
  return [
    wrapped(`${id}: ${oneLine(guarantee.guarantee)}`, width, "").join("\n"),
    ...sourceOf(guarantee),
    section("What the check sends", requestsOf(guarantee)),
    section("A server that breaks it", paragraph(symptom)),
    section("Usual causes", causes.flatMap(item)),
    section("To check it alone", [`  npx videosdk-sip-contract check <url> --only ${id}`]),
  ].join("\n\n");
}

/** A guarantee of its own, a field of a request, or an operation as a whole. */
export function explanationOf({ id, operation }: Pick<ListedGuarantee, "id" | "operation">): Explanation {
  return explanations[id] ?? (id === operation.operationId ? ofOperation : ofField);
}

function sourceOf({ documented, assumed, operation }: ListedGuarantee): string[] {
  const { source } = operation;
  const page = source ? [`  ${source.title}`, `  ${source.url}`] : [];
  return [
    ...(documented ? [section("Documented", [...paragraph(documented), ...page])] : []),
    ...(assumed
      ? [
          section("Assumed", [
            ...paragraph(assumed),
            ...paragraph("A server that does otherwise gets a warning; with --strict, it fails."),
          ]),
        ]
      : []),
  ];
}

function requestsOf({ requests, seenIn, observable }: ListedGuarantee): string[] {
  if (observable === false) return paragraph("Nothing: no operation shows it.");
  if (requests.length > 0) return listed(requests);
  const seen = paragraph("No request of its own: it is seen in the responses to requests for other guarantees.");
  return seenIn.length > 0 ? [...seen, ...listed(seenIn)] : seen;
}

function listed(requests: string[]): string[] {
  const names = [...new Set(requests)];
  const more = names.length - mostRequests;
  return [...names.slice(0, mostRequests).flatMap(item), ...(more > 0 ? [`  and ${more} more`] : [])];
}

function section(title: string, lines: string[]): string {
  return [title, ...lines].join("\n");
}

function paragraph(text: string): string[] {
  return wrapped(oneLine(text), width, "  ", "  ");
}

function item(text: string): string[] {
  return wrapped(oneLine(text), width, "    ", "  - ");
}

/** The text that `explain` prints about one guarantee. */
import { oneLine } from "../../document/notes.js";
import { CannotCheck } from "../cannot-check.js";
import { guaranteeList, type ListedGuarantee } from "../list-guarantees.js";
import { wrapped } from "../report/text.js";
import { unknownGuarantee } from "../suggest-names.js";
import { type Explanation, explanations, ofField, ofOperation } from "./causes.js";

const width = 80;
/** How many requests are named. */
const mostRequests = 12;

/**
 * One of the guarantees with its source, the requests for it, and the usual causes when it is broken; without an id, the list of
 * all.
 *
 * @throws `CannotCheck` when there is no such guarantee; the message names the nearest ones
 */
export function explain(all: ListedGuarantee[], id: string | undefined): string {
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

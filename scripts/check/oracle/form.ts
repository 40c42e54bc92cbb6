/** Compares an answer with what the document guarantees: status, media type and body. */
import type { Operation } from "../../document/operations.js";
import type { OpenApiDocument } from "../../document/types.js";
import { bodyRules } from "../answers/body-rules.js";
import type { Deviation } from "../answers/finding.js";
import { bodyIn } from "../answers/json-body.js";
import { successStatus } from "../answers/statuses.js";
import type { Answer } from "../sending/http.js";

export class ResponseForm {
  readonly #document: OpenApiDocument;

  constructor(document: OpenApiDocument) {
    this.#document = document;
  }

  /** How the success of an operation looks. Only for an answer that is one. */
  success(operation: Operation, answer: Answer): Deviation[] {
    const status = successStatus(operation);
    return [...statusOf(operation, answer, status), ...this.#body(operation, answer, status)];
  }

  /**
   * How a refusal looks. Only for an answer that is one.
   *
   * @param documentedStatus whether the source says the status of this very refusal, so that another breaks the contract
   */
  refusal(operation: Operation, answer: Answer, status: string, documentedStatus = false): Deviation[] {
    const deviations = statusOf(operation, answer, status, documentedStatus);
    // The body of an answer that should have been another says nothing more.
    return deviations.some(({ level }) => level === "broken")
      ? deviations
      : [...deviations, ...this.#body(operation, answer, status)];
  }

  #body({ responses }: Operation, answer: Answer, status: string): Deviation[] {
    const response = responses[status];
    if (!response?.content) return [];
    const { content, assumed } = response;
    const reason = assumed.content;
    const level = reason ? "assumed" : "broken";
    const type = answer.headers["content-type"] ?? "none";
    if (!isMediaType(type, content.mediaType)) {
      return [{ level, expected: `media type ${content.mediaType}`, actual: `media type ${type}`, reason }];
    }
    const body = bodyIn(answer);
    if (body === undefined) return [{ level, expected: "a JSON body", actual: "a body that is not JSON", reason }];
    const broken = bodyRules(this.#document, content.schema).describeBroken(body);
    if (!broken) return [];
    const why = reason ?? broken.assumed;
    return [
      { level: why ? "assumed" : "broken", expected: "a body as documented", actual: broken.message, reason: why },
    ];
  }
}

function statusOf({ responses }: Operation, answer: Answer, status: string, documented = false): Deviation[] {
  if (`${answer.status}` === status) return [];
  const reason = responses[status]?.assumed.status;
  return [
    {
      level: documented || !reason ? "broken" : "assumed",
      expected: `status ${status}`,
      actual: `status ${answer.status}`,
      reason: documented ? undefined : reason,
    },
  ];
}

/** Parameters such as a charset make no difference, and `application/problem+json` is JSON too. */
function isMediaType(actual: string, expected: string): boolean {
  const essence = (actual.split(";")[0] ?? "").trim().toLowerCase();
  return essence === expected || (expected.endsWith("/json") && /^application\/[\w.-]+\+json$/.test(essence));
}

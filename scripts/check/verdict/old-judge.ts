/** Compares an answer with what the document promises: status, media type and body. */
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Operation } from "../../document/operations.js";
import type { OpenApiDocument, Schema } from "../../document/types.js";
import type { Answer, Exchange } from "../sending/http.js";

export interface Deviation {
  /** `broken`: the reference page promises it. `assumed`: we had to choose. */
  level: "broken" | "assumed";
  expected: string;
  actual: string;
  /** Why we assumed what this server does otherwise. */
  reason?: string | undefined;
}

/** The statuses of the document, by the part that each plays. */
export interface Statuses {
  success: string;
  refused: string;
  unauthorized: string;
  conflict: string;
}

/** @throws when the document lacks one of the four, which the behaviours cannot be told without */
export function statusesOf({ responses, operationId }: Operation): Statuses {
  const find = (what: string, matches: (status: string) => boolean) => {
    const status = Object.keys(responses).find(matches);
    if (!status) throw new Error(`${operationId} has no response for ${what}`);
    return status;
  };
  return {
    success: find("success", (status) => status.startsWith("2")),
    refused: find("a refused request (400)", (status) => status === "400"),
    unauthorized: find("a missing token (401)", (status) => status === "401"),
    conflict: find("a lost race (409)", (status) => status === "409"),
  };
}

export class Judge {
  readonly statuses: Statuses;
  readonly #operation: Operation;
  readonly #validators: Record<string, (body: unknown) => string | undefined>;

  constructor(document: OpenApiDocument, operation: Operation) {
    this.statuses = statusesOf(operation);
    this.#operation = operation;
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ ...document, $id: "document" });
    this.#validators = Object.fromEntries(
      Object.entries(operation.responses).map(([status, { content }]) => {
        const validate = ajv.compile(absolute(content?.schema ?? {}));
        return [status, (body) => (validate(body) ? undefined : ajv.errorsText(validate.errors, { dataVar: "body" }))];
      }),
    );
  }

  /** A request that the contract accepts: how its success looks. Only for an answer that {@link isSuccess}. */
  success(answer: Answer): Deviation[] {
    return [...this.#status(answer, this.statuses.success), ...this.#body(answer, this.statuses.success)];
  }

  /**
   * A request that the contract refuses, and that was refused: how the refusal looks.
   *
   * @param documentedStatus whether the reference page itself says the status, so that another breaks the contract
   */
  refusal(answer: Answer, status: string, documentedStatus = false): Deviation[] {
    const deviations = this.#status(answer, status, documentedStatus);
    // The body of an answer that should have been another says nothing more.
    return deviations.some(({ level }) => level === "broken")
      ? deviations
      : [...deviations, ...this.#body(answer, status)];
  }

  #status(answer: Answer, status: string, documented = false): Deviation[] {
    if (`${answer.status}` === status) return [];
    const reason = this.#operation.responses[status]?.assumed.status;
    return [
      {
        level: documented || !reason ? "broken" : "assumed",
        expected: `status ${status}`,
        actual: `status ${answer.status}`,
        reason: documented ? undefined : reason,
      },
    ];
  }

  #body(answer: Answer, status: string): Deviation[] {
    const response = this.#operation.responses[status];
    const reason = response?.assumed.content;
    const level = reason ? "assumed" : "broken";
    const type = answer.headers["content-type"] ?? "none";
    if (!isMediaType(type, response?.content?.mediaType ?? "")) {
      return [{ level, expected: `media type ${response?.content?.mediaType}`, actual: `media type ${type}`, reason }];
    }
    const body = parseJson(answer.body);
    if (body === undefined) return [{ level, expected: "a JSON body", actual: "a body that is not JSON", reason }];
    const errors = this.#validators[status]?.(body);
    return errors ? [{ level, expected: "a body as documented", actual: errors, reason }] : [];
  }
}

export function isSuccess({ answer }: Exchange): boolean {
  return answer !== undefined && answer.status >= 200 && answer.status < 300;
}

/** Whether the request was turned down as a fault of the caller's: not accepted, not redirected, not a crash. */
export function isRefusal({ answer }: Exchange): boolean {
  return answer !== undefined && answer.status >= 400 && answer.status < 500;
}

export function describeAnswer({ answer, failure }: Exchange): string {
  if (failure) return `the server ${failure.message}`;
  return `status ${answer?.status}`;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Parameters such as a charset make no difference, and `application/problem+json` is JSON too. */
function isMediaType(actual: string, expected: string): boolean {
  const essence = (actual.split(";")[0] ?? "").trim().toLowerCase();
  return essence === expected || (expected.endsWith("/json") && /^application\/[\w.-]+\+json$/.test(essence));
}

/** The schema with its references leading into the document as Ajv knows it. */
function absolute(schema: Schema): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document#/'));
}

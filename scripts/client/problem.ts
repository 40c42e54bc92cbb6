/** Telling apart the reasons for which the API refuses a request. */
import type { Reason } from "../document/reason.js";
import { UnexpectedAnswerError } from "./errors.js";
import { callFacts } from "./facts.js";

/** `x-reasons` of the document by operation and status, in the order in which they are looked for. */
export type Reasons = Record<string, Record<string, readonly Reason[]>>;

/** Why a call has no `data`, when the document does not describe the answer. */
export type OtherProblem =
  | OtherRefusal<"paymentRequired", 402>
  | OtherRefusal<"forbidden", 403>
  | OtherRefusal<"notFound", 404>
  | OtherRefusal<"refused", number>
  | { kind: "unexpected"; status: number; message: string; error: UnexpectedAnswerError };

/** A refusal that has the form of those in the document, with a status that the document does not have there. */
export interface OtherRefusal<Kind extends string, Status extends number> {
  kind: Kind;
  status: Status;
  message: string;
  error: { message: string };
}

const otherRefusals: Record<number, OtherProblem["kind"]> = {
  402: "paymentRequired",
  403: "forbidden",
  404: "notFound",
};

/** A result of a call that has no `data`. */
export interface Failed {
  error: object;
  response: Response;
}

/** @param reasons those of the first operation hold for an answer that this client did not get */
export function problemReader<Problem>(reasons: Reasons): (result: Failed) => Problem {
  return function problemOf({ error, response }) {
    const { status } = response;
    const { message } = error as { message: string };
    const operation = callFacts.get(response)?.operation ?? Object.keys(reasons)[0] ?? "";
    const documented = reasons[operation]?.[status]?.find(({ message: pattern = "" }) =>
      new RegExp(pattern, "i").test(message),
    );
    const kind =
      error instanceof UnexpectedAnswerError ? "unexpected" : (documented?.kind ?? otherRefusals[status] ?? "refused");
    return { kind, status, message, error } as Problem;
  };
}

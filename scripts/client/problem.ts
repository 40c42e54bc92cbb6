/** Telling apart the reasons for which the API refuses a request. */
import type { Reason } from "../document/reason.js";
import { UnexpectedAnswerError } from "./errors.js";

/** `x-reasons` of the document by status, in the order in which they are looked for. */
export type Reasons = Record<string, readonly Reason[]>;

/** Why a call has no `data`: narrow it by `kind`. */
export type Problem<Paths, Of extends Reasons> =
  | {
      [Key in keyof Of]: Key extends `${infer Status extends number}`
        ? { kind: Of[Key][number]["kind"]; status: Status; error: ErrorBody<Paths, Status> }
        : never;
    }[keyof Of]
  | { kind: "unexpected"; status: number; error: UnexpectedAnswerError };

/** The body of this status, of any operation. */
type ErrorBody<Paths, Status> = {
  [Path in keyof Paths]: {
    [Method in keyof Paths[Path]]-?: Paths[Path][Method] extends { responses: infer Responses }
      ? Status extends keyof Responses
        ? Responses[Status] extends { content: Record<string, infer Body> }
          ? Body
          : never
        : never
      : never;
  }[keyof Paths[Path]];
}[keyof Paths];

/** A `problemOf` for one document. Called twice, because TypeScript infers all type arguments of a call or none. */
export function problemReader<Paths>() {
  return <const Of extends Reasons>(reasons: Of) =>
    /**
     * Why a call was refused. Two reasons for one status are told apart by the wording of `message`, which the API does
     * not promise. To be sure, validate the body before you send it: a 400 then has only one reason left.
     *
     * @param result of a call, with an `error`
     */
    function problemOf({ error, response }: { error: object; response: Response }): Problem<Paths, Of> {
      const { status } = response;
      const text = "message" in error ? `${error.message}` : "";
      const reason =
        error instanceof UnexpectedAnswerError
          ? undefined
          : reasons[status]?.find(({ message = "" }) => new RegExp(message, "i").test(text));
      return { kind: reason?.kind ?? "unexpected", status, error } as Problem<Paths, Of>;
    };
}

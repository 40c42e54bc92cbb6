/** For whoever would rather catch one error than look at each result. */
import { DetailedError, NoAnswerError, UnexpectedAnswerError } from "./errors.js";
import { type CallFacts, callFacts } from "./facts.js";
import type { Failed } from "./problem.js";

/** Why a call has no data. */
export class CallError<Kind extends string> extends DetailedError {
  override get name(): "CallError" {
    return "CallError";
  }
  readonly kind: Kind;
  /** 0 when no answer arrived. */
  readonly status: number;
  /** What the server calls the request, if it says so: its support may ask for it. */
  readonly requestId: string | undefined;

  /** @param cause a `NoAnswerError` or an `UnexpectedAnswerError`, if it is one of them */
  constructor(kind: Kind, message: string, attempts: number, cause?: DetailedError, response?: Response) {
    super("", { mayHaveSucceeded: !!cause?.mayHaveSucceeded, attempts, cause });
    this.message = message;
    this.kind = kind;
    this.status = response?.status ?? 0;
    this.requestId = requestId(response?.headers);
  }
}

type Result = { data?: unknown; error?: object; response: Response };
type Data<Of> = Of extends { error?: never; data: infer Found } ? Found : never;

/**
 * An `orThrow` for one document.
 *
 * @param secretFields the fields of a request that hold a secret
 */
export function throwing<Kind extends string>(
  problemOf: (result: Failed) => { kind: Kind; message: string },
  secretFields: readonly string[],
) {
  return async function orThrow<Of extends Result>(call: Promise<Of>): Promise<Data<Of>> {
    const { data, error, response } = await call.catch((error) => {
      if (error instanceof NoAnswerError) throw new CallError("noAnswer", error.message, error.attempts, error);
      throw error;
    });
    if (!error) return data as Data<Of>;
    const facts = callFacts.get(response);
    const { kind, message } = problemOf({ error, response });
    throw new CallError(
      kind,
      withoutSecrets(message, facts, secretFields),
      facts?.attempts ?? 1,
      error instanceof UnexpectedAnswerError ? error : undefined,
      response,
    );
  };
}

/** What the server says may repeat what it was sent. */
function withoutSecrets(text: string, facts: CallFacts | undefined, secretFields: readonly string[]): string {
  const secrets = [facts?.token];
  try {
    JSON.parse(facts?.body as string, (name, value) => {
      if (secretFields.includes(name)) secrets.push(`${value}`);
    });
  } catch {
    // Of a body that is not JSON, nobody knows what is secret.
    return "…";
  }
  return secrets.reduce<string>((text, secret) => (secret ? text.replaceAll(secret, "…") : text), text);
}

function requestId(headers: Headers | undefined): string | undefined {
  for (const name of ["x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid", "cf-ray"]) {
    const id = headers?.get?.(name);
    if (id) return id;
  }
  return undefined;
}

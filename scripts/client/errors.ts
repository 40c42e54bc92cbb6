/** What a call ends with when there is no answer that the document describes. */

interface ErrorFacts {
  mayHaveSucceeded: boolean;
  attempts: number;
  cause?: unknown;
}

/** Shows in its JSON all that is known, where an error shows no message otherwise. */
export class DetailedError extends Error implements ErrorFacts {
  /**
   * Whether the request may have been carried out all the same: then look before you repeat it. Otherwise it can be sent
   * again, because nothing was carried out, or because it only reads.
   */
  declare readonly mayHaveSucceeded: boolean;
  /** How many attempts were made. */
  declare readonly attempts: number;

  constructor(message: string, { cause, ...facts }: ErrorFacts) {
    super(message + (facts.mayHaveSucceeded ? " The request may have succeeded: look before you repeat it." : ""), {
      cause,
    });
    Object.assign(this, facts);
  }

  toJSON(): object {
    return { ...this, name: this.name, message: this.message };
  }

  /** The package holds these classes twice, for `import` and for `require`: an error of either is an instance of both. */
  static override [Symbol.hasInstance](error: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: each class asks for its own name
    return Object(error).name === this.prototype.name;
  }
}

/** Thrown when no answer arrived, because there was no connection, it broke, or the time was up. */
export class NoAnswerError extends DetailedError {
  /** @param cause what `fetch` threw, or a `TimeoutError` */
  constructor(cause: unknown, mayHaveSucceeded = true, attempts = 1) {
    super(`No answer arrived (${causes(cause).map(text).join(": ")}).`, { mayHaveSucceeded, attempts, cause });
  }

  override get name(): "NoAnswerError" {
    return "NoAnswerError";
  }
}

/** In place of `error`, an answer that is not as the document describes: a 5xx, a redirect, a body that is not JSON. */
export class UnexpectedAnswerError extends DetailedError {
  declare readonly status: number;
  readonly #body: string;

  /** @param facts the `cause` is why the body could not be read to its end */
  constructor({ status, headers }: Response, body: string, facts: ErrorFacts) {
    super(
      `Unexpected answer: status ${status}, content type ${headers?.get?.("content-type")} (${
        facts.cause ?? `${body.length} characters, see \`body\``
      }).`,
      { ...facts, status } as ErrorFacts,
    );
    this.#body = body;
  }

  override get name(): "UnexpectedAnswerError" {
    return "UnexpectedAnswerError";
  }

  /** What the server sent. Only who asks sees it, no log does by itself: it may repeat the token or a SIP password. */
  get body(): string {
    return this.#body;
  }
}

/**
 * The error, and what caused it: Node's `fetch` itself only says that it failed. Of several causes, the first. No more than
 * ten, because some errors cause themselves.
 */
export function causes(error: unknown, most = 10): unknown[] {
  const { cause, errors } = Object(error);
  const next = errors?.[0] ?? cause;
  return next && most > 1 ? [error, ...causes(next, most - 1)] : [error];
}

/** Anything can be thrown, also what has no text. */
function text(thrown: unknown): string {
  try {
    return String(thrown ?? "");
  } catch {
    return "";
  }
}

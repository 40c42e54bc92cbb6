const lookFirst = "The request may have succeeded: look before you repeat it.";

/** Thrown when no answer arrived, because the connection broke or the time was up. The request may have succeeded. */
export class NoAnswerError extends Error {
  override readonly name = "NoAnswerError";
  readonly mayHaveSucceeded = true;

  /** @param cause what `fetch` threw, or a `TimeoutError` */
  constructor(cause: unknown) {
    // Node's `fetch` only says that it failed; the cause of that says why.
    const why = [cause, (cause as Error | undefined)?.cause].filter(Boolean).join(": ");
    super(`No answer arrived (${why}). ${lookFirst}`, { cause });
  }
}

/** In place of `error`, an answer that is not as the document describes: a 5xx, a redirect, a body that is not JSON. */
export class UnexpectedAnswerError extends Error {
  override readonly name = "UnexpectedAnswerError";
  readonly status: number;
  /** Whether the request may have succeeded all the same. */
  readonly mayHaveSucceeded: boolean;
  readonly #body: string;

  /** @param options the `cause` is why the body could not be read to its end */
  constructor({ ok, status, headers }: Response, body: string, options?: ErrorOptions) {
    const mayHaveSucceeded = ok || status >= 500;
    const what = options?.cause ?? `${body.length} characters, see \`body\``;
    super(
      `Unexpected answer: status ${status}, content type ${headers.get("content-type")} (${what}).` +
        (mayHaveSucceeded ? ` ${lookFirst}` : ""),
      options,
    );
    this.status = status;
    this.mayHaveSucceeded = mayHaveSucceeded;
    this.#body = body;
  }

  /** What the server sent. Only who asks sees it, no log does by itself: it may repeat the token or a SIP password. */
  get body(): string {
    return this.#body;
  }
}

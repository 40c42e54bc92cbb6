const lookFirst = "The request may have succeeded: look before you repeat it.";

/** Thrown when no answer arrived, because the connection broke or the time was up. The request may have succeeded. */
export class NoAnswerError extends Error {
  override readonly name = "NoAnswerError";
  readonly mayHaveSucceeded = true;

  /** @param cause what `fetch` threw, or a `TimeoutError` */
  constructor(cause: unknown) {
    super(`No answer arrived (${cause}). ${lookFirst}`, { cause });
  }
}

/** In place of `error`, an answer that is not as the document describes: a 5xx, a redirect, a body that is not JSON. */
export class UnexpectedAnswerError extends Error {
  override readonly name = "UnexpectedAnswerError";
  readonly status: number;
  readonly contentType: string | null;
  /** Whether the request may have succeeded all the same. */
  readonly mayHaveSucceeded: boolean;

  /** @param body what of the body may be shown, or why it could not be read */
  constructor({ ok, status, headers }: Response, body: string, options?: ErrorOptions) {
    const contentType = headers.get("content-type");
    const mayHaveSucceeded = ok || status >= 500;
    super(
      `Unexpected answer: status ${status}, content type ${contentType}, ${body}. ` +
        (mayHaveSucceeded ? lookFirst : ""),
      options,
    );
    this.status = status;
    this.contentType = contentType;
    this.mayHaveSucceeded = mayHaveSucceeded;
  }
}

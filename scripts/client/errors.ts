const lookFirst = "The request may have succeeded, so it was not sent again: look before you send it again.";

/** Thrown when no answer arrived, because the connection broke or the time was up. The request may have succeeded. */
export class NoAnswerError extends Error {
  override readonly name = "NoAnswerError";
  readonly mayHaveSucceeded = true;

  /** @param cause what `fetch` threw, or a `TimeoutError` */
  constructor(cause: unknown) {
    const reason = cause instanceof Error ? cause.message : "the connection broke";
    super(`No answer arrived: ${reason}. ${lookFirst}`, { cause });
  }
}

/** In place of `error`, an answer that is not as the document describes: a 5xx, a redirect, a body that is not JSON. */
export class UnexpectedAnswerError extends Error {
  override readonly name = "UnexpectedAnswerError";
  readonly status: number;
  readonly contentType: string | null;
  /** Whether the request may have succeeded all the same. */
  readonly mayHaveSucceeded: boolean;

  /** @param body what of it may be shown */
  constructor({ status, headers }: Response, body: string, options?: ErrorOptions) {
    const contentType = headers.get("content-type");
    const lost = status >= 500 || (status >= 200 && status < 300);
    const redirect = status === 0 || (status >= 300 && status < 400);
    super(
      `The answer is not one that the API describes: status ${status}, ${contentType ?? "no content type"}, ` +
        `${body ? `body: ${body}` : "no readable body"}. ` +
        (lost ? lookFirst : redirect ? "It is a redirect, and the token does not follow one." : ""),
      options,
    );
    this.status = status;
    this.contentType = contentType;
    this.mayHaveSucceeded = lost;
  }
}

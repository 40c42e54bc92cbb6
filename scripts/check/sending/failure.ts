/** Why there is no answer, or no whole one. */

export interface Failure {
  /** `ECONNREFUSED` and the like, or `timeout`, `too-long`, `cut-short`, `cancelled`, `not-sent`. */
  code: string;
  /** As the end of a sentence that starts with "the server". */
  message: string;
}

export const cancelled: Failure = { code: "cancelled", message: "had not answered when the run was interrupted" };
export const notSent: Failure = { code: "not-sent", message: "was not asked, because the run was interrupted" };
export const cutShort: Failure = { code: "cut-short", message: "closed the connection before its answer was complete" };

/** Whether the server ended the connection before it answered. */
export function isClosed({ code }: Failure): boolean {
  return code === "ECONNRESET" || code === "EPIPE";
}

export function failureOf(error: NodeJS.ErrnoException): Failure {
  const code = error.code ?? "error";
  switch (code) {
    case "ECONNREFUSED":
      return { code, message: "is not there: nothing listens at this address" };
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return { code, message: "is not there: its host name is not known" };
    case "ECONNRESET":
    case "EPIPE":
      return { code, message: "closed the connection without an answer" };
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
    case "SELF_SIGNED_CERT_IN_CHAIN":
    case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
    case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
    case "CERT_HAS_EXPIRED":
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return {
        code,
        message: `has a certificate that is not trusted (${error.message}); if you know this server, pass --insecure`,
      };
    default:
      return { code, message: `could not be talked to: ${error.message}` };
  }
}

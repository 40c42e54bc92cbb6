/** Whether an error of `fetch` proves that the request was not sent. Knows the errors of Node, Bun and node-fetch. */
export function isUnsent(error: unknown, { redirect }: Request): boolean {
  return causes(error).some((cause) => {
    const { code, syscall, input, message, stack } = Object(cause);
    return (
      // No connection was made.
      /^(connect|getaddrinfo)$/.test(syscall) ||
      /^(?!ERR_SSL).*(CERT|UNABLE_TO|R_CONNECT_|nRefused)/.test(code) ||
      /HTTP Tunneling/.test(message) ||
      // The port is one that fetch never connects to.
      message === "bad port" ||
      // The dispatcher was closed before. When it is closed in the middle of a request, its error comes from elsewhere.
      (code === "UND_ERR_DESTROYED" && /^.*\n.*\.dispatch /.test(stack)) ||
      // This fetch does not know the class of the request, and took it for a URL: undici, node-fetch 3, node-fetch 2. The
      // last one reports the same about the target of a redirect.
      input === "[object Request]" ||
      (redirect === "manual" && /^Only absolute URLs/.test(message))
    );
  });
}

/** The error and its causes, which hold the details of Node's `fetch`. At most ten, because some errors cause themselves. */
export function causes(error: unknown, most = 10): unknown[] {
  const { cause, errors } = Object(error);
  const next = errors?.[0] ?? cause;
  return next && most > 1 ? [error, ...causes(next, most - 1)] : [error];
}

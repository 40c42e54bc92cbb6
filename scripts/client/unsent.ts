import { causes } from "./errors.js";

/**
 * Whether an error of `fetch` says that nothing was sent: that there was no connection to send it through, as Node and Bun say
 * it, or that this `fetch` does not know the class of the request, and took it for an address, as node-fetch and undici say it.
 */
export function isUnsent(error: unknown, { redirect }: Request): boolean {
  return causes(error).some((cause) => {
    const { code, syscall, input, message } = Object(cause);
    return (
      /^(connect|getaddrinfo)$/.test(syscall) ||
      /^(?!ERR_SSL).*(CERT|UNABLE_TO|R_CONNECT_|nRefused)/.test(code) ||
      input === "[object Request]" ||
      // node-fetch 2 says the same about where a redirect leads to.
      (redirect === "manual" && /^Only absolute URLs/.test(message))
    );
  });
}

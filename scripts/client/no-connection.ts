import { causes } from "./errors.js";

/** Whether an error of `fetch` is what Node or Bun say when there was no connection through which anything could be sent. */
export function isNoConnection(error: unknown): boolean {
  return causes(error).some((cause) => {
    const { code, syscall } = Object(cause);
    return /^(connect|getaddrinfo)$/.test(syscall) || /^(?!ERR_SSL).*(CERT|UNABLE_TO|R_CONNECT_|nRefused)/.test(code);
  });
}

import { curlLine, shellVariable } from "../../curl.js";
import type { HttpRequest } from "../sending/http.js";

export interface CurlOptions {
  origin: string;
  authHeader: string;
  /** Names of the headers that the user added: their values may be secret. */
  ownHeaders: string[];
}

/** The request as a line to paste into a shell. The token is `$VIDEOSDK_TOKEN`, not its value. */
export function curl(
  { method, path, headers, body }: HttpRequest,
  { origin, authHeader, ownHeaders }: CurlOptions,
): string {
  const shown = Object.entries(headers).map(([name, value]) => {
    if (name === authHeader) return [name, `${/^\w+ /.exec(value)?.[0] ?? ""}${shellVariable("VIDEOSDK_TOKEN")}`];
    return [name, ownHeaders.includes(name) ? shellVariable(name.toUpperCase().replace(/\W/g, "_")) : value];
  });
  return curlLine({ method, url: origin + path, headers: Object.fromEntries(shown), body, include: true });
}

import type { HttpRequest } from "./http.js";

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
  const lines = Object.entries(headers).map(([name, value]) => {
    if (name === authHeader) {
      const prefix = /^\w+ /.exec(value)?.[0] ?? "";
      return `-H "${name}: ${prefix}$VIDEOSDK_TOKEN"`;
    }
    if (ownHeaders.includes(name)) return `-H "${name}: $${name.toUpperCase().replace(/\W/g, "_")}"`;
    return `-H ${quoted(`${name}: ${value}`)}`;
  });
  // Without a media type of its own, curl would name one that suits forms.
  if (!("Content-Type" in headers)) lines.push("-H 'Content-Type:'");
  return ["curl -i", `-X ${method}`, quoted(origin + path), ...lines, `--data-binary ${quoted(body)}`].join(" ");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

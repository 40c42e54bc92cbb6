import { curlLine } from "../curl.js";
import type { Operation } from "../document/operations.js";

/** A command line that sends the operation's first request example to a server, to be pasted into a POSIX shell. */
export function exampleLine(origin: string, { method, path, authHeader, requestBody }: Operation): string {
  return curlLine({
    method,
    url: `${origin}${path}`,
    headers: {
      [authHeader]: "any-token-will-do",
      ...(requestBody && { "Content-Type": requestBody.mediaType }),
    },
    ...(requestBody && { body: JSON.stringify(Object.values(requestBody.examples)[0]) }),
  });
}

import { curlLine } from "../curl.js";
import type { Operation } from "../document/operations.js";

/** A command line that sends the operation's first request example to a server, to be pasted into a POSIX shell. */
export function exampleLine(origin: string, { method, path, authHeader, requestBody }: Operation): string {
  const [example] = Object.values(requestBody.examples);
  return curlLine({
    method,
    url: `${origin}${path}`,
    headers: { [authHeader]: "any-token-will-do", "Content-Type": requestBody.mediaType },
    body: JSON.stringify(example),
  });
}

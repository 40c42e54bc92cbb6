import type { Operation } from "../document/operations.js";

/** A command line that sends the operation's first request example to a server, to be pasted into a POSIX shell. */
export function curlLine(origin: string, { method, path, authHeader, requestBody }: Operation): string {
  const [example] = Object.values(requestBody.examples);
  const words = [
    ...["curl", "--request", method, `${origin}${path}`],
    ...["--header", `${authHeader}: any-token-will-do`],
    ...["--header", `Content-Type: ${requestBody.mediaType}`],
    ...["--data", JSON.stringify(example)],
  ];
  return words.map(quote).join(" ");
}

function quote(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

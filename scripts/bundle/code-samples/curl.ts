import type { Call } from "./call.js";
import { json, literal } from "./notation.js";

/** The call in a POSIX shell. */
export function curl({ method, address, path, query, authHeader, body }: Call): string {
  const values: Record<string, unknown> = { ...path, ...query, page: 1 };
  const url = address.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(values[name])));
  const isImplied = method === "GET" || (method === "POST" && body);
  const lines = [
    `curl ${/[?&]/.test(url) ? `"${url}"` : url}`,
    "--fail-with-body",
    ...(isImplied ? [] : [`--request ${method}`]),
    `--header "${authHeader}: $VIDEOSDK_TOKEN"`,
    ...(body
      ? [`--header "Content-Type: ${body.mediaType}"`, `--data ${quoted(literal(body.value, json, "  "))}`]
      : []),
  ];
  return `${lines.join(" \\\n  ")}\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

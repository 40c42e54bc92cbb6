/** Headers as they came: in their order and case, and repeated ones apart. */

/** Names and values in turn, as Node gives them. */
export type RawHeaders = string[];

/** Headers about one connection only, by RFC 9110. */
const hopByHop = new Set([
  ...["connection", "keep-alive", "proxy-connection", "te", "transfer-encoding", "upgrade"],
  ...["proxy-authenticate", "proxy-authorization"],
]);

/** The headers without those of the connection, and without those that `Connection` names. */
export function endToEnd(raw: RawHeaders): RawHeaders {
  const named = new Set(valuesOf(raw, "connection").flatMap((value) => value.toLowerCase().split(/\s*,\s*/)));
  return pairs(raw)
    .filter(([name]) => !hopByHop.has(name.toLowerCase()) && !named.has(name.toLowerCase()))
    .flat();
}

export function valuesOf(raw: RawHeaders, name: string): string[] {
  return pairs(raw).flatMap(([key, value]) => (key.toLowerCase() === name ? [value] : []));
}

export function replaced(raw: RawHeaders, name: string, value: string): RawHeaders {
  return pairs(raw).flatMap(([key, old]) => [key, key.toLowerCase() === name ? value : old]);
}

export function pairs(raw: RawHeaders): [name: string, value: string][] {
  return raw.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""]] : []));
}

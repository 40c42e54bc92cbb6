/** The headers that the check sets itself, which a header of the user's cannot replace. */
import packageFile from "../../../package.json" with { type: "json" };

/** Sent with every request. An answer that is not compressed is shown as it came. */
export const ownHeaders: Record<string, string> = {
  Accept: "application/json",
  "Accept-Encoding": "identity",
  "User-Agent": `${packageFile.name}/${packageFile.version} (contract check)`,
};

const others = ["content-type", "content-length", "transfer-encoding", "connection", "host", "expect", "upgrade"];

/** Whether the check sets this header, or what sends for it does. */
export function isOwnHeader(name: string, authHeader: string): boolean {
  const lower = name.toLowerCase();
  return [...Object.keys(ownHeaders), authHeader].some((own) => own.toLowerCase() === lower) || others.includes(lower);
}

export function withoutOwn(headers: Record<string, string>, authHeader: string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !isOwnHeader(name, authHeader)));
}

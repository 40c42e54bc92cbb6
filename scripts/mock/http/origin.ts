import type { IncomingMessage } from "node:http";

/** The origin at which a request reached the mock, for example `http://127.0.0.1:4010`. */
export function originOf({ socket, headers }: IncomingMessage): string {
  return `${"encrypted" in socket ? "https" : "http"}://${headers.host ?? "127.0.0.1"}`;
}

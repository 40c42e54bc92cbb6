/** A server in front of another one, which changes what it responds. */
import { text } from "node:stream/consumers";
import { type RunningServer, startServer } from "./check/servers/listen.js";

/** @param change makes another body of that of each response */
export function startChangingFront(url: string, change: (body: string) => string): Promise<RunningServer> {
  return startServer(
    async (request, response) => {
      const body = await text(request);
      const forwarded = await fetch(url + request.url, {
        method: request.method ?? "GET",
        headers: { authorization: `${request.headers.authorization}`, "content-type": "application/json" },
        body: body || null,
      });
      response.writeHead(forwarded.status, { "Content-Type": "application/json" });
      response.end(change(await forwarded.text()));
    },
    () => false,
  );
}

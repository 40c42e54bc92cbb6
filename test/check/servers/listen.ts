/** A server on a free port of this machine. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { listen as listenOn } from "../../../scripts/listen.js";
import { respondToOther } from "./document-rules.js";

export interface RunningServer extends AsyncDisposable {
  url: string;
  close(): Promise<void>;
}

/** Responds to operations that no server of the tests implements, and returns whether it did. */
export type Other = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Starts a server; whatever the handler throws ends the connection. */
export function startServer(
  handler: (request: IncomingMessage, response: ServerResponse) => unknown,
  other: Other = respondToOther,
): Promise<RunningServer> {
  return listen((request, response) => {
    Promise.resolve()
      .then(() => handler(request, response))
      .catch(() => response.destroy());
  }, other);
}

/** Starts a server that a framework handles the requests of. */
export async function listen(listener: RequestListener, other: Other = respondToOther): Promise<RunningServer> {
  const server = createServer((request, response) => {
    if (!other(request, response)) listener(request, response);
  });
  const close = async () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: await listenOn(server, "127.0.0.1", 0), close, [Symbol.asyncDispose]: close };
}

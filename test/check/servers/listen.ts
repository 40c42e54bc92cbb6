/** A server on a free port of this machine. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

/** Starts a server; whatever the handler throws ends the connection. */
export function startServer(
  handler: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<RunningServer> {
  return listen((request, response) => {
    Promise.resolve()
      .then(() => handler(request, response))
      .catch(() => response.destroy());
  });
}

/** Starts a server that a framework handles the requests of. */
export async function listen(listener: RequestListener): Promise<RunningServer> {
  return listening(createServer(listener));
}

async function listening(server: Server): Promise<RunningServer> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

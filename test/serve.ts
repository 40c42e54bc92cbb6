/** A server on a free port of this machine, for one test. */
import { createServer, type RequestListener } from "node:http";
import type { Server, Socket } from "node:net";
import { onTestFinished } from "vitest";
import { listen } from "../scripts/listen.js";

/** The origin of a server that ends with the test, and its connections with it. */
export async function serve(responder: Server | RequestListener): Promise<string> {
  const server = typeof responder === "function" ? createServer(responder) : responder;
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket.on("error", () => {})));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return listen(server, "127.0.0.1", 0);
}

import type { Server } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

/** How often to look for connections that became idle, in milliseconds. */
const step = 10;

/** Ends a server. The requests under way are answered, if that takes no longer than the grace, in milliseconds. */
export async function closeServer(server: Server, grace: number): Promise<void> {
  let isClosed = false;
  const closed = new Promise<void>((done) => server.close(() => done())).then(() => {
    isClosed = true;
  });
  const end = performance.now() + grace;
  while (!isClosed && performance.now() < end) {
    server.closeIdleConnections();
    await Promise.race([closed, delay(step)]);
  }
  server.closeAllConnections();
  await closed;
}

import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, test } from "vitest";
import { checkServer } from "./check-server.js";

test("a check that is interrupted while the server says nothing blames the interruption, not the server", async () => {
  const interruption = new AbortController();
  const server = createServer((socket) => {
    socket.on("error", () => {}).once("data", () => interruption.abort());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { cannotCheck, stopped } = await checkServer(url, { timeout: 60_000, signal: interruption.signal });
    expect({ cannotCheck, stopped }).toEqual({ cannotCheck: undefined, stopped: "it was interrupted" });
  } finally {
    server.close();
  }
});

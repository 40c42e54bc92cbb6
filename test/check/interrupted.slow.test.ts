import { createServer } from "node:net";
import { expect, test } from "vitest";
import { serve } from "../serve.js";
import { checkServer } from "./check-server.js";

test("a check that is interrupted while the server says nothing blames the interruption, not the server", async () => {
  const interruption = new AbortController();
  const server = createServer((socket) => {
    socket.on("error", () => {}).once("data", () => interruption.abort());
  });
  const { cannotCheck, stopped } = await checkServer(await serve(server), {
    timeout: 60_000,
    signal: interruption.signal,
  });
  expect({ cannotCheck, stopped }).toEqual({ cannotCheck: undefined, stopped: "it was interrupted" });
});

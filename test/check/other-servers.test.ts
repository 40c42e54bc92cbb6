import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { freePort } from "../../scripts/bench/free-port.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { checkServer, statuses } from "./check-server.js";

test("the mock keeps every promise", async () => {
  const mock = await startMock({ port: 0 });
  try {
    expect(statuses(await checkServer(mock.url))).toEqual({});
  } finally {
    await mock.close();
  }
});

test("Prism's command line keeps what a server without state can keep", async () => {
  const port = await freePort();
  const prism = spawn("prism", ["mock", "--port", `${port}`, "generated/openapi.json"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await new Promise<void>((resolve) => {
      prism.stdout.on("data", (output) => `${output}`.includes("listening") && resolve());
    });
    expect(statuses(await checkServer(`http://127.0.0.1:${port}`, { timeout: 10_000 }))).toEqual({
      "already-attached": "broken",
      atomic: "broken",
      whole: "broken",
      conflict: "broken",
      // Prism answers malformed JSON in a shape of its own.
      body: "assumed otherwise",
    });
  } finally {
    prism.kill();
    await once(prism, "close");
  }
});

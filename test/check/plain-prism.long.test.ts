import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { freePort } from "../../scripts/bench/server.js";
import { checkServer, statuses } from "./check-server.js";

test("Prism's command line keeps what a server without state can keep", async () => {
  const port = await freePort();
  const prism = spawn("prism", ["mock", "--port", `${port}`, "generated/openapi.json"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await new Promise<void>((resolve) => {
      prism.stdout.on("data", (output) => `${output}`.includes("listening") && resolve());
    });
    expect(statuses(await checkServer(`http://127.0.0.1:${port}`, { timeout: 10_000 }))).toMatchObject({
      // It remembers nothing, and answers with the document's examples, whatever was asked for.
      "already-attached": "broken",
      "get-created": "broken",
      "detach-answer": "broken",
      "release-removes": "broken",
      "release-twice": "broken",
      "release-unknown": "broken",
      "list-created": "assumed otherwise",
      "list-detached": "assumed otherwise",
      search: "assumed otherwise",
      // Prism answers malformed JSON in a shape of its own.
      body: "assumed otherwise",
      // Everything is accepted, so that nothing shows what a request has left.
      atomic: "not proven",
      conflict: "not proven",
      whole: "not proven",
      reuse: "not proven",
      "invalid-creates-nothing": "not proven",
      "detach-frees": "not proven",
      "detach-twice": "not proven",
      "detach-unknown": "not proven",
      "get-unknown": "not proven",
      paging: "not proven",
      "release-again": "not proven",
      // Only the record of the number itself, or its id, could show these.
      "shared-pair": "not proven",
      "own-pairs": "not proven",
      "encryption-both": "not proven",
      configured: "not proven",
      "label-all": "not proven",
      "inbound-bare": "not proven",
    });
  } finally {
    prism.kill();
    await once(prism, "close");
  }
});

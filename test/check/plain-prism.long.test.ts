import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { freePort } from "../../scripts/bench/free-port.js";
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
    expect(statuses(await checkServer(`http://127.0.0.1:${port}`, { timeout: 10_000 }))).toEqual({
      // It remembers nothing, and answers with the document's examples, whatever was asked for.
      "already-attached": "broken",
      "list-created": "broken",
      paging: "broken",
      search: "assumed otherwise",
      "get-created": "broken",
      "get-unknown": "assumed otherwise",
      "detach-answer": "not proven",
      "detach-twice": "not proven",
      "detach-unknown": "broken",
      "release-unknown": "broken",
      // Prism answers malformed JSON in a shape of its own.
      body: "assumed otherwise",
      // What only a refusal of an attached number could show.
      atomic: "not proven",
      conflict: "not proven",
      whole: "not proven",
      // What only the record of the number itself, or its id, could show.
      reuse: "not proven",
      "shared-pair": "not proven",
      "own-pairs": "not proven",
      "encryption-both": "not proven",
      configured: "not proven",
      "label-all": "not proven",
      "inbound-bare": "not proven",
      "list-detached": "not proven",
      "detach-frees": "not proven",
      "release-removes": "not proven",
      "release-again": "not proven",
      "release-twice": "not proven",
    });
  } finally {
    prism.kill();
    await once(prism, "close");
  }
});

/** The provider's Rust SDK, with the mock as its endpoint. It cannot read the documented `auth: {}` of an inbound gateway. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { startMock } from "../../scripts/mock/start-mock.js";
import { programTest } from "../program.js";
import { succeed } from "../run.js";

programTest("the Rust SDK makes each of its calls, once exactly `auth: {}` is taken away", "cargo", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rust-sdk-"));
  const mock = await startMock({ port: 0 });
  const withoutEmptyAuth = createServer(async (request, response) => {
    const body = await text(request);
    const forwarded = await fetch(mock.url + request.url, {
      method: request.method ?? "GET",
      headers: { authorization: `${request.headers.authorization}`, "content-type": "application/json" },
      body: body || null,
    });
    response.writeHead(forwarded.status, { "Content-Type": "application/json" });
    response.end((await forwarded.text()).replaceAll(/,"auth":\{\}|"auth":\{\},/g, ""));
  });
  try {
    await new Promise<void>((resolve) => withoutEmptyAuth.listen(0, "127.0.0.1", resolve));
    const { port } = withoutEmptyAuth.address() as AddressInfo;
    await cp("test/mock/rust-sdk", folder, { recursive: true });
    await succeed(folder, "cargo", "run", "--quiet", "--", `http://127.0.0.1:${port}`, mock.url, "+12125550100");
  } finally {
    withoutEmptyAuth.close();
    await mock.close();
    await rm(folder, { recursive: true });
  }
});

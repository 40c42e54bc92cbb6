import { build } from "esbuild";
import { expect } from "vitest";
import { browserTest, launchChromium } from "../browser.js";
import { body, example, path, serve, token } from "./support.js";

const page = `<!doctype html>
<script type="module">
  import * as client from "/client.js";
  globalThis.client = client;
</script>`;

browserTest("in a browser, the client retries, reads refusals, times out and stops like everywhere else", async () => {
  const { outputFiles } = await build({
    entryPoints: ["generated/client.ts"],
    bundle: true,
    format: "esm",
    write: false,
    platform: "browser",
  });
  const attempts: { mode: string | undefined; token: string | undefined; body: string }[] = [];
  const baseUrl = await serve(async (request, response) => {
    if (request.url === "/") return void response.setHeader("content-type", "text/html").end(page);
    if (request.url === "/client.js") {
      return void response.setHeader("content-type", "text/javascript").end(outputFiles[0]?.contents);
    }
    let sent = "";
    for await (const chunk of request) sent += chunk;
    const mode = request.headers["x-mode"]?.toString();
    attempts.push({ mode, token: request.headers.authorization, body: sent });
    if (mode === "silent") return;
    // Not before it begins: a browser itself repeats a request if a connection that it had used before ends without an answer.
    if (mode === "broken") {
      return void response.writeHead(200, { "content-length": 100 }).write("{", () => request.socket.destroy());
    }
    if (mode === "html") return void response.writeHead(502, { "content-type": "text/html" }).end("<h1>Sorry</h1>");
    if (mode === "elsewhere") return void response.writeHead(307, { location: "/" }).end();
    const lost = attempts.filter((attempt) => attempt.mode === mode).length < 3;
    const status = lost ? 409 : mode === "refused" ? 400 : 200;
    const name = status === 400 ? "alreadyAttached" : undefined;
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(example(`${status}`, name)));
  });

  const browser = await launchChromium();
  try {
    const tab = await browser.newPage();
    await tab.goto(baseUrl);
    const results = await tab.evaluate(
      async ({ baseUrl, path, token, body }) => {
        const { createClient, problemOf } = (
          globalThis as unknown as { client: typeof import("../../generated/client.js") }
        ).client;
        const plain = createClient({ token, baseUrl, retry: { initialInterval: 1 }, timeout: 300 });
        const watched = createClient({ token, baseUrl, retry: { initialInterval: 1 } });
        watched.use({ onRequest: ({ request }) => new Request(request) });
        const call = async (client: typeof plain, mode: string) => {
          try {
            const result = await client.POST(path as "/v2/sip/phone-numbers", { body, headers: { "x-mode": mode } });
            if (!result.error) return result.data.message;
            return `${problemOf(result).kind}: ${result.error.message}`;
          } catch (error) {
            return `${error}`;
          }
        };
        return {
          plain: await call(plain, "plain"),
          watched: await call(watched, "watched"),
          refused: await call(plain, "refused"),
          html: await call(plain, "html"),
          broken: await call(plain, "broken"),
          silent: await call(plain, "silent"),
          elsewhere: await call(plain, "elsewhere"),
        };
      },
      { baseUrl, path, token, body },
    );
    expect(results).toEqual({
      plain: example("200").message,
      watched: example("200").message,
      refused: `alreadyAttached: ${example("400", "alreadyAttached").message}`,
      html: expect.stringContaining("502"),
      broken: expect.stringContaining("broken off"),
      silent: expect.stringContaining("TimeoutError"),
      elsewhere: expect.stringContaining("unexpected"),
    });
  } finally {
    await browser.close();
  }
  for (const mode of ["plain", "watched", "refused"]) {
    expect(attempts.filter((attempt) => attempt.mode === mode)).toEqual(
      Array.from({ length: 3 }, () => ({ mode, token, body: JSON.stringify(body) })),
    );
  }
  for (const mode of ["html", "broken", "silent", "elsewhere"]) {
    expect(attempts.filter((attempt) => attempt.mode === mode)).toHaveLength(1);
  }
});

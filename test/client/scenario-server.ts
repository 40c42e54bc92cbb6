import { expect } from "vitest";
import { serve } from "../serve.js";
import type { Setting } from "./scenario.js";
import { body, example, path, token } from "./support.js";

/** An API that has a way of its own under each path, and gives these pages too, by path and media type. */
export async function scenarioServer(pages: Record<string, { mediaType: string; content: string }> = {}) {
  const attempts: Record<string, { token: string | undefined; body: string }[]> = {};
  const origin = await serve(async (request, response) => {
    const url = request.url ?? "";
    const page = pages[url];
    if (page) return void response.setHeader("content-type", page.mediaType).end(page.content);
    if (request.method !== "POST") return void response.writeHead(404).end();
    const way = url.replace(path, "").slice(1);
    let sent = "";
    for await (const chunk of request) sent += chunk;
    attempts[way] = [...(attempts[way] ?? []), { token: request.headers.authorization, body: sent }];
    if (way === "silent") return;
    // Not before it begins: a browser itself repeats a request if a connection that it had used before ends without an answer.
    if (way === "broken") {
      return void response.writeHead(200, { "content-length": 100 }).write("{", () => request.socket.destroy());
    }
    if (way === "page") return void response.writeHead(502, { "content-type": "text/html" }).end("<h1>Sorry</h1>");
    if (way === "elsewhere") return void response.writeHead(307, { location: "/" }).end();
    const lost = way === "aborted" || attempts[way].length < 3;
    const status = lost ? 409 : way === "attached" ? 400 : 200;
    const name = status === 400 ? "alreadyAttached" : undefined;
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(example(`${status}`, name)));
  });
  const setting: Setting = { origin, token, body };

  /** Holds what the scenario returned, and what arrived, to what the client guarantees. */
  function expectAsGuaranteed(results: unknown, options: { validates?: boolean } = {}): void {
    expect(results).toEqual({
      fresh: example("200").message,
      watched: example("200").message,
      // A service worker cannot load a part later, so it does not know what a 400 means.
      attached: expect.stringMatching(
        options.validates === false ? /^refused: .* 400 / : /^alreadyAttached: .* 400 .*already attached/,
      ),
      page: expect.stringMatching(/^serverError: .* 502 .*may have succeeded/),
      broken: expect.stringMatching(/^unexpectedResponse: .* 200 .*could not be read.*may have succeeded/),
      silent: expect.stringMatching(/^noResponse: .*TimeoutError.*may have succeeded/),
      elsewhere: expect.stringMatching(/^unexpectedResponse: /),
      aborted: "Error: enough",
    });
    const once = { token, body: JSON.stringify(body) };
    const thrice = [once, once, once];
    expect(attempts).toEqual({
      fresh: thrice,
      watched: thrice,
      attached: thrice,
      page: [once],
      broken: [once],
      silent: [once],
      elsewhere: [once],
      aborted: [once],
    });
  }

  return { setting, expectAsGuaranteed };
}

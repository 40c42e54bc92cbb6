import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { createServer as createTcpServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import { listen } from "../../scripts/listen.js";
import { checkServer, statuses, token } from "./check-server.js";
import { startServer } from "./servers/listen.js";
import { startRuleServer } from "./servers/rule-server.js";
import { neverAnswers } from "./servers/rules.js";

/** The report on a server with these responses. */
async function verdictOn(handler: Parameters<typeof startServer>[0], timeout = 1_500): Promise<string> {
  await using server = await startServer(handler);
  const result = await checkServer(server.url, { timeout });
  if (result.cannotCheck) return `CannotCheck: ${result.cannotCheck}`;
  return JSON.stringify({ ...statuses(result), stopped: result.stopped });
}

function json(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
}

test.concurrent.each<[string, Parameters<typeof startServer>[0], RegExp]>([
  ["never answers", () => {}, /CannotCheck: The server did not finish its answer within 1.5 s/],
  ["closes the connection", (_, response) => response.destroy(), /CannotCheck: The server closed the connection/],
  [
    "answers HTML",
    (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>Welcome</p>"),
    /CannotCheck: This is not the API.*status 200 and text\/html/,
  ],
  ["knows no such path", (_, response) => json(response, 404, '{"message":"no"}'), /CannotCheck: .*status 404/],
  ["knows no POST", (_, response) => json(response, 405, '{"message":"no"}'), /CannotCheck: .*status 405/],
  ["is down", (_, response) => json(response, 503, '{"message":"no"}'), /CannotCheck: .*status 503/],
  [
    "redirects",
    (_, response) => response.writeHead(307, { location: "https://other.example/v2" }).end(),
    /CannotCheck: .*redirect to https:\/\/other.example, which the check does not follow/,
  ],
  ["refuses every token", (_, response) => json(response, 401, '{"message":"no"}'), /CannotCheck: .*refuses the token/],
  ["answers invalid JSON", (_, response) => json(response, 200, '{"message":'), /CannotCheck: This is not the API/],
  [
    "guarantees more than it sends",
    (_, response) => {
      json(response, 200, '{"message":"Created"}', { "content-length": "1000" });
      response.destroy();
    },
    /CannotCheck: The server closed the connection/,
  ],
  [
    "sends a body without end",
    (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
      };
      response.on("drain", more);
      more();
    },
    /CannotCheck: The server (sent an answer longer than 1 MB|did not finish)/,
  ],
  [
    "sends a body drop by drop",
    (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const timer = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(timer));
    },
    /CannotCheck: The server did not finish its answer/,
  ],
])("a server that %s cannot be checked, and the reason is said", async (_, handler, verdict) => {
  expect(await verdictOn(handler)).toMatch(verdict);
});

test.concurrent("a server that gives 100 different answers in turn never passes", async () => {
  let turn = 0;
  const verdict = await verdictOn((_, response) => {
    turn = (turn + 1) % 100;
    json(response, 200 + turn * 3, JSON.stringify({ message: turn % 2 ? "…" : turn }));
  });
  expect(verdict).toMatch(/"(broken|not proven)"/);
});

test.concurrent("a server that changes the protocol unasked cannot be checked, and the check ends", async () => {
  const problem = await problemWithTcpServer((socket) => {
    socket
      .on("error", () => {})
      .once("data", () => {
        socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n");
      });
  });
  expect(problem).toContain("closed the connection without an answer");
});

test.concurrent("a server that speaks no HTTP cannot be checked", async () => {
  const problem = await problemWithTcpServer((socket) => {
    // Not before it was spoken to: who sends to a connection that has ended already hears of that, and not of the words.
    socket.on("error", () => {}).on("data", () => socket.writable && socket.write("SSH-2.0-OpenSSH_9.2\r\n"));
  });
  expect(problem).toContain("could not be talked to");
});

test.concurrent("an address where nothing listens cannot be checked", async () => {
  const server = await startServer(() => {});
  await server.close();
  expect((await checkServer(server.url)).cannotCheck).toContain("nothing listens at this address");
});

test.concurrent("a server that stops answering half way never passes", async () => {
  const server = await startRuleServer();
  const result = await checkServer(server.url, {
    onProgress: ({ done }) => {
      if (done === 60) void server.close();
    },
  });
  expect(result.stopped).toContain("nothing listens");
  expect(Object.values(statuses(result))).not.toContain("broken");
  expect(statuses(result)).toMatchObject({ atomic: "not proven", conflict: "not proven" });
});

test.concurrent("a server that hangs on some requests is not proven to keep the guarantee, and the run goes on to its end", async () => {
  await using server = await startRuleServer((rules) => {
    rules.replies.malformed = () => ({ status: neverAnswers, body: "" });
  });
  expect(statuses(await checkServer(server.url, { timeout: 1_500 }))).toEqual({ body: "not proven" });
});

test.concurrent("the token never follows a redirect", async () => {
  const seen: unknown[] = [];
  const other = await startServer(({ headers }, response) => {
    seen.push(headers);
    json(response, 200, '{"message":"Created"}');
  });
  const verdict = await verdictOn((_, response) => response.writeHead(307, { location: other.url }).end());
  await other.close();
  expect(verdict).toContain("redirect");
  expect(seen).toEqual([]);
});

test.concurrent("a certificate that is not trusted is refused, unless --insecure", async () => {
  const pem = readFileSync(new URL("self-signed.pem", import.meta.url));
  const server = createHttpsServer({ key: pem, cert: pem }, ({ headers }, response) => {
    json(response, headers.authorization === token ? 400 : 401, '{"message":"no"}');
  });
  const url = await listen(server, "127.0.0.1", 0);
  try {
    expect((await checkServer(url)).cannotCheck).toContain("--insecure");
    const result = await checkServer(url, { insecure: true, writes: false });
    expect(result.cannotCheck).toBeUndefined();
    expect(result.requestsSent.curated).toBeGreaterThan(10);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

/** The reason why a server that speaks for itself on each connection cannot be checked. */
async function problemWithTcpServer(speak: (socket: Socket) => void): Promise<string | undefined> {
  const server = createTcpServer(speak);
  try {
    return (await checkServer(await listen(server, "127.0.0.1", 0))).cannotCheck;
  } finally {
    server.close();
  }
}

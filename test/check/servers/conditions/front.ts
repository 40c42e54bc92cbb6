/** A front between the check and a server: a firewall, a rate limit, an unreliable network. */
import { type IncomingHttpHeaders, type ServerResponse, request as send } from "node:http";
import { buffer } from "node:stream/consumers";
import { startServer } from "../listen.js";
import type { TestServer } from "../test-server.js";

export interface Arrived {
  /** How many requests have arrived, this one counted. */
  nth: number;
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/**
 * The fate of a request. `pass`: the server answers. `lost`: the connection ends before the server sees it.
 * `unheard`: the server has answered, but the answer is lost.
 */
export type Fate = "pass" | "lost" | "unheard" | Answer;

export interface Front {
  fate?: (arrived: Arrived) => Fate | Promise<Fate>;
  /** Changes what the server gets to see. */
  inward?: (arrived: Arrived) => Arrived;
  /** Changes the server's answer on its way out. */
  outward?: (answer: Required<Answer>, arrived: Arrived) => Answer;
}

export interface FrontedServer extends TestServer {
  /** All that arrived, in order. */
  arrived: Arrived[];
}

/** Puts something in front of a server. Closing it closes the server. */
export async function startBehind(
  server: TestServer,
  { fate = () => "pass", inward = (arrived) => arrived, outward = (answer) => answer }: Front,
): Promise<FrontedServer> {
  const arrived: Arrived[] = [];
  const front = await startServer(
    async (request, response) => {
      const { method = "", url = "", headers } = request;
      const body = (await buffer(request)).toString();
      const own: Arrived = { nth: arrived.length + 1, method, url, headers, body };
      arrived.push(own);
      const decided = await fate(own);
      if (decided === "lost") return response.destroy();
      if (typeof decided === "object") return write(response, decided);
      const answer = await forward(server.url, inward(own));
      if (decided === "unheard") return response.destroy();
      write(response, outward(answer, own));
    },
    () => false,
  );
  return {
    ...front,
    arrived,
    attached: server.attached,
    close,
    [Symbol.asyncDispose]: close,
  };

  async function close(): Promise<void> {
    await front.close();
    await server.close();
  }
}

function forward(origin: string, { method, url, headers, body }: Arrived): Promise<Required<Answer>> {
  const { connection, host, "transfer-encoding": _, ...others } = headers;
  return new Promise((resolve, reject) => {
    const sent = send(origin + url, {
      method,
      agent: false,
      headers: { ...others, "content-length": Buffer.byteLength(body) },
    });
    sent.once("error", reject);
    sent.once("response", (response) => {
      buffer(response).then((received) => {
        const kept = Object.entries(response.headers).filter(
          ([name]) => !["connection", "transfer-encoding", "keep-alive"].includes(name),
        );
        const plain = Object.fromEntries(kept.map(([name, value]) => [name, `${value}`]));
        resolve({ status: response.statusCode ?? 0, headers: plain, body: received });
      }, reject);
    });
    sent.end(body);
  });
}

function write(response: ServerResponse, { status, headers = {}, body = "" }: Answer): void {
  const { "content-length": _, ...others } = headers;
  response.writeHead(status, others).end(body);
}

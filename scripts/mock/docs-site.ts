/** The docs site at `/docs`, built when somebody first asks for it. */
import { mkdtemp, rm } from "node:fs/promises";
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DocsBuilder } from "./docs-builder.js";

/** Where the site is. */
const base = "/docs";

/** The methods that read. */
const methods = ["GET", "HEAD"];

const noPage = "There is no such page in the docs.";

export interface DocsSite {
  /** @returns whether the request is for the docs, and so is answered */
  serve(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Ends the building, if it is under way, and removes what was built. */
  close(): Promise<void>;
}

export function docsSite(build: DocsBuilder): DocsSite {
  const closing = new AbortController();
  let folder: string | undefined;
  let built: Promise<string> | undefined;

  async function buildOnce(): Promise<string> {
    folder ??= await mkdtemp(join(tmpdir(), "videosdk-sip-contract-docs-"));
    closing.signal.throwIfAborted();
    await build(folder, closing.signal);
    return folder;
  }

  return {
    async serve(request, response) {
      const path = request.url?.split("?", 1)[0] ?? "";
      if (path !== base && !path.startsWith(`${base}/`)) return false;
      if (!methods.includes(request.method ?? "")) {
        response.setHeader("allow", methods.join(", "));
        text(response, 405, "The docs can only be read.");
      } else if (path === base) {
        response.writeHead(308, { location: `${base}/` }).end();
      } else {
        try {
          built ??= buildOnce();
          const [root, { default: send }] = await Promise.all([built, import("send")]);
          send(request, path.slice(base.length), { root })
            .on("error", ({ status, headers }: { status: number; headers?: Record<string, string> }) => {
              for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
              text(response, status, status === 404 ? noPage : STATUS_CODES[status]);
            })
            .on("directory", () => text(response, 404, noPage))
            .pipe(response);
        } catch (error) {
          built = undefined;
          text(response, 503, (error as Error).message);
        }
      }
      return true;
    },
    async close() {
      closing.abort();
      await built?.catch(() => {});
      if (folder) await rm(folder, { recursive: true, force: true });
    },
  };
}

function text(response: ServerResponse, status: number, message = ""): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${message}\n`);
}

/** The docs site at `/docs`, built when somebody first asks for it. */
import { mkdtemp, rm } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import send from "send";

/** Where the site is. */
const base = "/docs";

export interface DocsSite {
  /** @returns whether the request is for the docs, and so is answered */
  serve(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Removes what was built. */
  close(): Promise<void>;
}

/** @param build writes the site, with an `index.html`, into a folder */
export function docsSite(build: (folder: string) => Promise<unknown>): DocsSite {
  let folder: string | undefined;
  let built: Promise<string> | undefined;

  async function buildOnce(): Promise<string> {
    folder ??= await mkdtemp(join(tmpdir(), "videosdk-sip-contract-docs-"));
    await build(folder);
    return folder;
  }

  return {
    async serve(request, response) {
      const path = request.url?.split("?", 1)[0] ?? "";
      if (path === base) {
        response.writeHead(308, { location: `${base}/` }).end();
        return true;
      }
      if (!path.startsWith(`${base}/`)) return false;
      try {
        built ??= buildOnce();
        send(request, path.slice(base.length), { root: await built })
          .on("error", ({ status }) => text(response, status, "There is no such page in the docs."))
          .pipe(response);
      } catch (error) {
        built = undefined;
        text(response, 503, (error as Error).message);
      }
      return true;
    },
    async close() {
      if (folder) await rm(folder, { recursive: true, force: true });
    },
  };
}

function text(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${message}\n`);
}

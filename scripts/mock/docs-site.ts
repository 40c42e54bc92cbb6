/** The docs site at `/docs`, built when somebody first asks for it. */
import { mkdtemp, rm } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sirv from "sirv";

/** Where the site is. */
const base = "/docs";

/** Writes the docs site, with an `index.html`, into a folder. */
export type BuildDocs = (folder: string) => Promise<unknown>;

export interface DocsSite {
  /** @returns whether the request is for the docs, and so is answered */
  serve(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Removes what was built. */
  close(): Promise<void>;
}

export function docsSite(build: BuildDocs): DocsSite {
  let folder: string | undefined;
  let files: Promise<ReturnType<typeof sirv>> | undefined;

  async function buildFiles() {
    folder ??= await mkdtemp(join(tmpdir(), "videosdk-sip-contract-docs-"));
    await build(folder);
    return sirv(folder);
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
        files ??= buildFiles();
        const serveFile = await files;
        request.url = path.slice(base.length);
        serveFile(request, response, () => text(response, 404, "There is no such page in the docs."));
      } catch (error) {
        files = undefined;
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

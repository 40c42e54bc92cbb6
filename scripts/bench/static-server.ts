/** Serves a built site as a static host does, gzipped, for tests and measurements. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { listen } from "../listen.js";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

export interface StaticServer {
  /** The address of the folder, with a slash at the end. */
  url: string;
  close(): void;
}

/** @param path where the folder is to be found, with a slash at both ends */
export async function serveFolder(folder: string, path = "/"): Promise<StaticServer> {
  const gzipped = new Map<string, Buffer>();
  const read = async (name: string) => {
    const content = gzipped.get(name) ?? gzipSync(await readFile(join(folder, name)));
    gzipped.set(name, content);
    return content;
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://site");
    const name = pathname.slice(path.length) || "index.html";
    const content = pathname.startsWith(path) && (await read(name).catch(() => undefined));
    if (!content) {
      response.writeHead(404).end();
      return;
    }
    const type = types[extname(name)] ?? "text/plain; charset=utf-8";
    response.writeHead(200, { "content-type": type, "content-encoding": "gzip" }).end(content);
  });
  return {
    url: `${await listen(server, "127.0.0.1", 0)}${path}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

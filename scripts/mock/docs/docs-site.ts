/** The docs site at `/docs`, as the package ships it. */
import { readdir, readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, sep } from "node:path";
import { readPage } from "../../docs/site.js";

const base = "/docs";

const methods = ["GET", "HEAD"];

const mediaTypes: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".yaml": "application/yaml",
};

/** @returns whether the request was for the docs, and has its response */
export type ServeDocs = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** @param folderOfSite finds the built site, with the first request for it */
export function serveDocs(folderOfSite: () => string): ServeDocs {
  return async ({ url = "", method = "" }, response) => {
    const [path = ""] = url.split("?", 1);
    if (path !== base && !path.startsWith(`${base}/`)) return false;
    if (!methods.includes(method)) {
      response.setHeader("allow", methods.join(", "));
      refuse(response, 405, "The docs can only be read.");
    } else if (path === base) {
      response.writeHead(308, { location: `${base}/` }).end();
    } else {
      const name = path.slice(base.length + 1) || "index.html";
      try {
        const folder = folderOfSite();
        // Only listed files are served, so no path leads out of the folder.
        const isThere = (await filesIn(folder)).includes(name);
        if (!isThere) refuse(response, 404, "There is no such page in the docs.");
        else if (name === "index.html") send(response, 200, await readPage(folder, { mockPage: "/" }), name);
        else send(response, 200, await readFile(join(folder, name)), name);
      } catch (error) {
        refuse(response, 503, (error as Error).message);
      }
    }
    return true;
  };
}

/** The names of all files, with slashes. */
async function filesIn(folder: string): Promise<string[]> {
  // Without a folder, the page says what is missing.
  const names = await readdir(folder, { recursive: true }).catch(() => ["index.html"]);
  return names.map((name) => name.replaceAll(sep, "/")).filter((name) => extname(name) in mediaTypes);
}

/** In the same form as every refusal of the mock. */
function refuse(response: ServerResponse, status: number, message: string): void {
  send(response, status, JSON.stringify({ message }), "refusal.json");
}

function send(response: ServerResponse, status: number, content: string | Buffer, name = ".txt"): void {
  const type = mediaTypes[extname(name)] ?? mediaTypes[".txt"];
  const length = Buffer.byteLength(content);
  response.writeHead(status, { "content-type": type, "content-length": length, "cache-control": "no-cache" });
  response.end(content);
}

/** The files of a page. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFolder } from "../../package-folder.js";
import type { Handler } from "../http/handler.js";

/** The parts that every page loads, or may load. */
const parts: Record<string, string> = {
  "style.css": "text/css; charset=utf-8",
  "page.js": "text/javascript; charset=utf-8",
  "proxy.js": "text/javascript; charset=utf-8",
  "form.js": "text/javascript; charset=utf-8",
  "drawing.js": "text/javascript; charset=utf-8",
  "requests.js": "text/javascript; charset=utf-8",
  "elements.js": "text/javascript; charset=utf-8",
};

/** Loads what this server serves, and nothing else. */
const headers = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-cache",
};

/** @param page the file of the page itself */
export function fileHandlers(page: "index.html" | "proxy.html"): Record<string, Handler> {
  return {
    "GET /": serveFile(page, "text/html; charset=utf-8"),
    ...Object.fromEntries(
      Object.entries(parts).map(([name, type]) => [`GET /__mock/page/${name}`, serveFile(name, type)]),
    ),
  };
}

function serveFile(name: string, type: string): Handler {
  return async ({ response }) => {
    const content = await readFile(join(packageFolder(), "scripts", "mock", "page", "site", name));
    response.writeHead(200, { ...headers, "content-type": type, "content-length": content.length }).end(content);
  };
}

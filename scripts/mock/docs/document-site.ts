/** The document at `/openapi.json` and `/openapi.yaml`, with the mock as its first server, so that tools call the mock. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { document } from "../../document/document.js";
import { originOf } from "../http/origin.js";

/** @returns whether the request was for the document, and has its response */
export async function serveDocument(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const [path] = (request.url ?? "").split("?", 1);
  if ((path !== "/openapi.json" && path !== "/openapi.yaml") || !/^(GET|HEAD)$/.test(request.method ?? ""))
    return false;
  const mock = { url: originOf(request), description: "This mock." };
  const served = { ...document, servers: [mock, ...(document.servers ?? [])] };
  const isJson = path === "/openapi.json";
  const text = isJson ? JSON.stringify(served, undefined, 2) : (await import("./to-yaml.js")).toYaml(served);
  response.writeHead(200, {
    "content-type": isJson ? "application/json" : "application/yaml",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-cache",
  });
  response.end(text);
  return true;
}

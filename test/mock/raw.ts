/** Sends bytes as they are, for what no HTTP client would send. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { operation, valid } from "./requests.js";

export async function open(origin: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  return socket;
}

/** Sends bytes on a connection of their own, and collects what comes back until the other side ends it. */
export async function raw(origin: string, bytes: string | Uint8Array): Promise<string> {
  const socket = await open(origin);
  if (bytes.length > 0) socket.write(bytes);
  return text(socket);
}

/**
 * Sends requests on one connection at once: they begin in this order, whatever else the machine does.
 *
 * @returns their statuses, when all are answered
 */
export async function answeredInOrder(origin: string, ...requests: string[]): Promise<number[]> {
  const socket = await open(origin);
  socket.write(requests.join(""));
  let answers = "";
  // Leaving the loop closes the connection.
  for await (const chunk of socket) {
    answers += chunk;
    const statuses = [...answers.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));
    if (statuses.length === requests.length) return statuses;
  }
  throw new Error(`The connection ended after ${answers}`);
}

/** A valid create, as bytes. */
export function create(token: string, phoneNumber: string, headers: Record<string, string> = {}): string {
  const body = JSON.stringify(valid([phoneNumber]));
  const all = {
    Host: "mock",
    [operation.authHeader]: token,
    "Content-Type": operation.requestBody.mediaType,
    "Content-Length": String(body.length),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => (value === "" ? "" : `${name}: ${value}\r\n`));
  return `${operation.method} ${operation.path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`;
}

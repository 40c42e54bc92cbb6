/** No single client ends the mock, on a heap of 256 MB: neither by a body, nor by many requests on one connection. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundledCli } from "../bundled-cli.js";
import { open } from "./raw.js";
import { call, number, operation, post, valid } from "./requests.js";

const megabyte = 1024 * 1024;
const template = JSON.stringify(valid(["+12025550143"]));

/** The valid body with something else in place of its numbers, up to the limit. */
function filled(fill: (size: number) => string): string {
  return template.replace(/\["\+12025550143"\]/, () => fill(megabyte - template.length - 100));
}

const distinct = (count: number, isShared: boolean) =>
  JSON.stringify(
    valid(
      Array.from({ length: count }, (_, index) => `+${1_000_000_000 + index}`),
      { isShared },
    ),
  );

/** By what it is full of. */
const bodies: Record<string, string> = {
  zeros: filled((size) => `[${"0,".repeat(size / 2)}0]`),
  "empty texts": filled((size) => `[${'"",'.repeat(size / 3)}""]`),
  "empty objects": filled((size) => `[${"{},".repeat(size / 3)}{}]`),
  "lists that never end": filled((size) => "[".repeat(size)),
  "lists in lists": filled((size) => `${"[".repeat(size / 2)}${"]".repeat(size / 2)}`),
  "objects in objects": filled((size) => `${'{"a":'.repeat(size / 6)}0${"}".repeat(size / 6)}`),
  "lists in lists, beside a valid request": JSON.stringify({ ...valid(["+12025550143"]), more: 0 }).replace(
    /0\}$/,
    `${"[".repeat(megabyte / 2 - 500)}${"]".repeat(megabyte / 2 - 500)}}`,
  ),
  fields: filled((size) => `{${Array.from({ length: size / 12 }, (_, index) => `"${index}":0`).join()}}`),
  "numbers of one shared pair": distinct(65_000, true),
  "numbers with pairs of their own": distinct(30_000, false),
  "one number again and again": filled((size) => `[${'"+12",'.repeat(size / 6)}"+12"]`),
  escapes: filled((size) => `"${"\\u0000".repeat(size / 6)}"`),
  "quotes and backslashes": filled((size) => `"${'\\\\\\"'.repeat(size / 4)}"`),
  "a text without an end": filled((size) => `"${"x".repeat(size)}`),
  spaces: filled((size) => `${" ".repeat(size)}x`),
  "lists of 90 levels": filled((size) => `[${`${"[".repeat(90)}0${"]".repeat(90)},`.repeat(size / 182)}0]`),
  "one name": JSON.stringify(valid(["+12025550144"], { name: "n".repeat(megabyte - 1000) })),
  "one address": JSON.stringify(
    valid(["+12025550145"], { outbound: { ...valid([]).outbound, address: "a".repeat(megabyte - 1000) } }),
  ),
};

const cli = await bundledCli();
let child: ChildProcess;
let url: string;
beforeAll(async () => {
  const command = [cli, "mock", "--port", "0", "--quiet", "--json"];
  child = spawn(process.execPath, ["--max-old-space-size=256", ...command], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface(child.stdout as NodeJS.ReadableStream), "line");
  url = JSON.parse(line).url;
});
afterAll(async () => {
  child.kill("SIGTERM");
  await once(child, "exit");
});

test.each(Object.entries(bodies))(
  "a body full of %s is responded to, and so is the next request",
  async (name, body) => {
    expect(body.length).toBeGreaterThan(megabyte * 0.4);
    expect(body.length).toBeLessThanOrEqual(megabyte);
    const { status, message } = await post(url, body, { [operation.authHeader]: `large ${name}` });
    expect([200, 400]).toContain(status);
    expect(message.length).toBeLessThan(10_000);
    expect((await post(url, valid([number(1)]), { [operation.authHeader]: `after ${name}` })).status).toBe(200);
  },
);

describe("many requests on one connection, each for a long response", () => {
  const numbers = Array.from({ length: 60_000 }, (_, index) => `+1${2_000_000_000 + index}`);
  const amount = 400;
  const get = `GET ${operation.path}/${encodeURIComponent(numbers[0] ?? "")} HTTP/1.1\r\nHost: mock\r\n${operation.authHeader}: a-token\r\n\r\n`;
  /** Each response names every number twice: once for each gateway. */
  const leastLength = 2 * numbers.join('","').length;

  beforeAll(async () => {
    await call(url, "POST", "/__mock/page/act", { body: { action: "reset" } });
    expect((await post(url, valid(numbers, { isShared: true }))).status).toBe(200);
  });

  test("many long responses on one connection are made one after the other, and all arrive", async () => {
    const socket = await open(url);
    socket.write(get.repeat(amount));
    let length = 0;
    for await (const chunk of socket) {
      length += chunk.length;
      if (length > amount * leastLength) break;
    }
    expect(length).toBeGreaterThan(amount * leastLength);
  });

  test("nothing is written for a client that does not read, and others are responded to", async () => {
    const sockets = await Promise.all(Array.from({ length: 20 }, () => open(url)));
    for (const socket of sockets) {
      // The mock has more to say when the client hangs up.
      socket.on("error", () => {});
      socket.pause().write(get.repeat(amount));
    }
    for (let count = 0; count < 10; count++) {
      expect((await post(url, valid([number(count)]), { [operation.authHeader]: "another" })).status).toBe(200);
    }
    for (const socket of sockets) socket.destroy();
  });
});

/** Tests of other people's tools, each installed for its test alone, in a pinned version. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { programTest } from "../program.js";
import { succeed } from "../run.js";

interface Tool {
  /** A program that the machine may lack. */
  program?: string;
  /** npm packages, each with its version. */
  packages?: string[];
}

/** The messages of npm, pip, Go, Cargo and Maven where they do not reach their registry. */
const unreachable =
  /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|name resolution|Name or service not known|Could not resolve host|no such host|Unknown host|spurious network error|i\/o timeout|Failed to establish a new connection/;

/**
 * Runs in a folder of its own, where the packages are installed. Without the program, or where a registry cannot be reached, the test is
 * skipped and says so.
 */
export function toolTest(name: string, tool: Tool, use: (folder: string) => Promise<void>): void {
  programTest(name, tool.program ?? "npm", async ({ skip }) => {
    const folder = await mkdtemp(join(tmpdir(), "tool-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    try {
      await writeFile(join(folder, "package.json"), '{ "type": "module" }');
      const quietly = ["--ignore-scripts", "--no-audit", "--no-fund"];
      if (tool.packages) await succeed(folder, "npm", "install", ...quietly, ...tool.packages);
      await use(folder);
    } catch (error) {
      const [why] = unreachable.exec(`${error}`) ?? [];
      skip(why !== undefined, `a registry cannot be reached: ${why}`);
      throw error;
    }
  });
}

/** The number that the programs create. */
export const number = "+12125550100";

/** Makes calls to a mock, and to one whose responses say more than is documented: another field, and times in another form. */
export async function onServers(makeCalls: (url: string) => Promise<unknown>): Promise<void> {
  const mock = await startMock({ port: 0 });
  const chatty = createServer(async (request, response) => {
    const body = await text(request);
    const forwarded = await fetch(mock.url + request.url, {
      method: request.method ?? "GET",
      headers: { authorization: `${request.headers.authorization}`, "content-type": "application/json" },
      body: body || null,
    });
    const chattier = JSON.stringify({ notListed: true, ...((await forwarded.json()) as object) });
    response.writeHead(forwarded.status, { "Content-Type": "application/json" });
    response.end(chattier.replaceAll(/"createdAt":"[^"]*"/g, '"createdAt":"2026-05-11 10:00:00"'));
  });
  try {
    await new Promise<void>((resolve) => chatty.listen(0, "127.0.0.1", resolve));
    for (const url of [mock.url, `http://127.0.0.1:${(chatty.address() as AddressInfo).port}`]) await makeCalls(url);
  } finally {
    chatty.close();
    await mock.close();
  }
}

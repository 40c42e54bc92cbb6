/** Ctrl-C while the docs are being built: the mock ends without a word, and nothing stays behind. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { operation } from "./requests.js";

/** The names of the files in each folder that is there for the docs: first the site's, then one to build the page in. */
async function made(temporary: string): Promise<string[][]> {
  const folders = (await readdir(temporary)).filter((name) => name.startsWith("videosdk-sip-contract-docs-"));
  return Promise.all(folders.map((folder) => readdir(join(temporary, folder)).catch(() => [])));
}

type Site = Promise<string>;

const moments: [string, (temporary: string, site: Site) => Promise<boolean>][] = [
  ["as soon as there is a folder for them", async (temporary) => (await made(temporary)).length > 0],
  ["when Redocly has something to build", async (temporary) => (await made(temporary)).flat().includes("options.json")],
  ["when the first file is there", async (temporary) => (await made(temporary)).flat().includes("openapi.yaml")],
  ["when they were served", async (_, site) => (await site).includes(operation.summary)],
];

test.each(moments)("Ctrl-C %s", async (_, hasCome) => {
  const temporary = await mkdtemp(join(tmpdir(), "docs-interrupted-"));
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/cli.ts", "mock", "--port", "0", "--json"], {
    env: { ...process.env, TMPDIR: temporary },
  });
  try {
    const stderr = text(child.stderr);
    const [line] = await once(createInterface(child.stdout), "line");
    const site = fetch((JSON.parse(line) as { docs: string }).docs)
      .then((response) => response.text())
      .catch(() => "The mock ended before");
    await expect.poll(() => hasCome(temporary, site), { interval: 2, timeout: 60_000 }).toBe(true);

    child.kill("SIGINT");
    expect(await once(child, "close")).toEqual([0, null]);
    expect(await stderr).toBe("");
    expect(await made(temporary)).toEqual([]);
  } finally {
    child.kill("SIGKILL");
    await rm(temporary, { recursive: true });
  }
});

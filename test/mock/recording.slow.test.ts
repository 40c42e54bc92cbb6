/** `--record`: where the file cannot be written, and what a start that fails leaves alone. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { temporaryFolder } from "../temporary-folder.js";
import { call, operation } from "./requests.js";

const folder = await temporaryFolder(afterAll);

const entriesOf = async (file: string) => JSON.parse(await readFile(file, "utf8")).log.entries;

test("a recording that cannot be written is refused by name, and the port is free again", async () => {
  const { url, close } = await startMock({ port: 0 });
  await close();
  const port = Number(new URL(url).port);
  const nowhere = join(folder, "nowhere", "mock.har");
  await expect(startMock({ port, record: nowhere })).rejects.toThrow(`The recording cannot be written to ${nowhere}`);
  await (await startMock({ port })).close();
});

test.skipIf(!existsSync("/dev/full"))("a disk that is full from the start is an error of the start", async () => {
  await expect(startMock({ port: 0, record: "/dev/full" })).rejects.toThrow("/dev/full: ENOSPC");
});

test("a start that fails leaves alone what the mock on its port records", async () => {
  const record = join(folder, "running.har");
  const running = await startMock({ port: 0, record });
  await call(running.url, "GET", operation.path);
  const port = Number(new URL(running.url).port);
  await expect(startMock({ port, record })).rejects.toThrow("something else is listening there");
  await call(running.url, "GET", operation.path);
  await running.close();
  expect(await entriesOf(record)).toHaveLength(2);
});

test.skipIf(process.platform === "win32")(
  "a disk that becomes full ends the recording with a warning, and leaves a whole HAR and a mock at work",
  async () => {
    const record = join(folder, "full.har");
    const code = `
      import { startMock } from "./scripts/mock/start-mock.ts";
      const mock = await startMock({ port: 0, record: ${JSON.stringify(record)} });
      let count = 0;
      for (; count < 100; count++) await fetch(mock.url + "${operation.path}", { headers: { authorization: "me" } });
      await mock.close();
      console.log(count);`;
    // No file may be larger than 8 blocks: 4 or 8 kB.
    const limited = ["-c", 'ulimit -f 8; exec "$@"', "sh", process.execPath, "--import", "tsx", "--input-type=module"];
    const child = spawn("sh", [...limited, "--eval", code], { stdio: ["ignore", "pipe", "pipe"] });
    const [stdout, stderr, [exitCode]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "close"),
    ]);
    expect({ stdout, exitCode }, stderr).toEqual({ stdout: "100\n", exitCode: 0 });
    expect(
      stderr.match(/The recording cannot be written to .*full\.har: .*\. Nothing more is recorded\./g),
    ).toHaveLength(1);
    const { length } = await entriesOf(record);
    expect(length).toBeGreaterThan(2);
    expect(length).toBeLessThan(50);
  },
);

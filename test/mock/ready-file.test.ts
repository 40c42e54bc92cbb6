import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readyFile } from "../../scripts/mock/ready-file.js";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ready-"));
  path = join(folder, "ready");
});
afterEach(() => rm(folder, { recursive: true }));

const content = () => readFile(path, "utf8").catch(() => undefined);

test("a file that an earlier mock left is removed before the mock starts", async () => {
  await writeFile(path, "http://127.0.0.1:1\n");
  const ready = await readyFile(path);
  expect(await content()).toBeUndefined();
  await ready.write("http://127.0.0.1:2");
  expect(await content()).toBe("http://127.0.0.1:2\n");
});

test("a start that fails puts back the file of the mock that runs", async () => {
  await writeFile(path, "http://127.0.0.1:1\n");
  await (await readyFile(path)).restore();
  expect(await content()).toBe("http://127.0.0.1:1\n");
  await rm(path);
  await (await readyFile(path)).restore();
  expect(await content()).toBeUndefined();
});

test("a mock that ends while the file is written leaves nothing", async () => {
  for (let round = 0; round < 20; round++) {
    const ready = await readyFile(path);
    const written = ready.write("http://127.0.0.1:2");
    await ready.remove();
    await written;
    expect(await readdir(folder)).toEqual([]);
  }
});

test("a mock that ends leaves the file that another has written since", async () => {
  const [one, other] = [await readyFile(path), await readyFile(path)];
  await one.write("http://127.0.0.1:1");
  await other.write("http://127.0.0.1:2");
  await one.remove();
  expect(await content()).toBe("http://127.0.0.1:2\n");
});

test("a file that cannot be written is refused by name", async () => {
  const nowhere = join(folder, "nowhere", "ready");
  const ready = await readyFile(nowhere);
  await expect(ready.write("http://127.0.0.1:2")).rejects.toThrow(`The ready file cannot be written to ${nowhere}`);
  await ready.remove();
});

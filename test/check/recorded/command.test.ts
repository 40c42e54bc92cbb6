/** `check --har`: exit codes, and what is said. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkCommand } from "../../../scripts/check/command.js";
import { startMock } from "../../../scripts/mock/start-mock.js";
import { runHere } from "../../run-here.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { createBody, fictional, record } from "./traffic.js";

const path = "/v2/sip/phone-numbers";
const folder = await temporaryFolder(afterAll);
const file = join(folder, "traffic.har");

/**
 * The mock's recording of a create, a list, and a create that it refuses, as if they had been sent a second apart: the mock is so
 * fast that they may fall into one millisecond, and then nobody knows their order.
 */
beforeAll(async () => {
  const mock = await startMock({ port: 0, record: file });
  const body = createBody(fictional(1));
  await record(mock.url, "POST", path, { token: "a-token-of-mine", body });
  await record(mock.url, "GET", path, { token: "a-token-of-mine" });
  await record(mock.url, "POST", path, { token: "a-token-of-mine", body });
  await mock.close();
  const har = JSON.parse(await readFile(file, "utf8"));
  // Times in whole seconds would say that the recording has no finer ones.
  for (const [index, entry] of har.log.entries.entries()) {
    entry.startedDateTime = new Date(index * 1_234 + 1).toISOString();
  }
  await writeFile(file, JSON.stringify(har));
});

const check = (...args: string[]) =>
  runHere(checkCommand(), args, { GITHUB_ACTIONS: undefined, GITHUB_STEP_SUMMARY: undefined });

async function changed(name: string, change: (text: string) => string | Buffer): Promise<string> {
  const other = join(folder, name);
  await writeFile(other, change(await readFile(file, "utf8")));
  return other;
}

test("a recording of the mock is kept, and names no token", async () => {
  const { code, stdout } = await check("--har", file, "--verbose");
  expect(code).toBe(0);
  expect(stdout).toContain("✓ kept                 already-attached (1 exchange)");
  expect(stdout).toContain("3 of 3 exchanges judged");
  expect(await readFile(file, "utf8")).not.toContain("a-token-of-mine");
});

test("the same, compressed, with one response edited, is broken", async () => {
  const edited = await changed("edited.har.gz", (text) => gzipSync(text.replace('"status":400', '"status":200')));
  const { code, stdout } = await check("--har", edited);
  expect(code).toBe(1);
  expect(stdout).toContain("✗ already-attached");
});

test.each<[string, string[], RegExp]>([
  [
    "names the origin to add",
    ["elsewhere"],
    /Nothing could be checked: 3 requests .* pass --origin http:\/\/api\.example:\d+/,
  ],
  [
    "says where the file is cut short",
    ["cut"],
    /cut\.har: The HAR is not JSON: it is cut short at line \d+, column \d+/,
  ],
])("with exit code 2, it %s", async (_, [kind = ""], message) => {
  const changes: Record<string, (text: string) => string> = {
    elsewhere: (text) => text.replaceAll("127.0.0.1", "api.example"),
    cut: (text) => text.slice(0, 900),
  };
  const { code, stderr } = await check("--har", await changed(`${kind}.har`, changes[kind] ?? ((text) => text)));
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

test("a guarantee that is required and not seen gives exit code 2", async () => {
  expect((await check("--har", file, "--require", "release-removes")).code).toBe(2);
  expect((await check("--har", file, "--require", "already-attached")).code).toBe(0);
});

test("every reporter writes its report", async () => {
  const outputs = ["json", "junit", "markdown", "html"].flatMap((name) => [
    "--reporter",
    name,
    "--output",
    join(folder, name),
  ]);
  expect((await check("--har", file, ...outputs)).code).toBe(0);
  expect(JSON.parse(await readFile(join(folder, "json"), "utf8"))).toMatchObject({
    verdict: "kept",
    history: { judged: 3 },
  });
  for (const name of ["junit", "markdown", "html"])
    expect(await readFile(join(folder, name), "utf8")).toContain("already-attached");
});

test("a url beside a recording, and a recording's options without one, are refused", async () => {
  expect(await check("--har", file, "http://127.0.0.1:1")).toMatchObject({ code: 2 });
  expect((await check("--one-account")).stderr).toContain("name it with --har");
});

/** `proxy`: what it says while it runs, and how it ends. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { bundledCli } from "../bundled-cli.js";
import { createBody, fictional, record } from "../check/recorded/traffic.js";
import { temporaryFolder } from "../temporary-folder.js";

const cli = await bundledCli();
const path = "/v2/sip/phone-numbers";
const folder = await temporaryFolder(afterAll);

async function run(upstream: string, args: string[], use: (url: string) => Promise<unknown>) {
  const child = spawn(process.execPath, [cli, "proxy", "--port", "0", "--upstream", upstream, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  const stdout = text(child.stdout);
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  await expect.poll(() => stderr).toMatch(/Proxy http:\S+ to/);
  await use(/Proxy (\S+)/.exec(stderr)?.[1] ?? "");
  child.kill("SIGINT");
  const [code] = await ended;
  return { code, stdout: await stdout, stderr };
}

test("it prints a line for each exchange, and at its end the report", async () => {
  const mock = await startMock({ port: 0 });
  const html = join(folder, "report.html");
  const options = ["--reporter", "html", "--output", html, "--page", "0"];
  const { code, stdout, stderr } = await run(mock.url, options, async (url) => {
    await record(url, "POST", path, { token: "a-token-of-mine", body: createBody(fictional(1)) });
    await record(url, "GET", `${path}?search=secret`, { token: "a-token-of-mine" });
  });
  await mock.close();
  expect(stderr).toMatch(/^Page {2}http:\/\/127\.0\.0\.1:\d+$/m);
  expect(stderr).toMatch(/POST \/v2\/sip\/phone-numbers {2}.*200 ok.* {2}\d+ ms/);
  expect(stderr + stdout).not.toMatch(/a-token-of-mine|secret/);
  expect(stdout).toContain("2 of 2 exchanges judged");
  expect(code).toBe(0);
  expect(await readFile(html, "utf8")).toContain("The contract is kept");
});

test("nothing to judge gives exit code 2, and a mistake of the caller's 1 where that was asked for", async () => {
  const mock = await startMock({ port: 0 });
  expect(await run(mock.url, ["--quiet"], async () => {})).toMatchObject({ code: 2 });
  const mistake = (url: string) => record(url, "POST", path, { token: "me", body: { name: 5 } });
  expect(await run(mock.url, ["--quiet"], mistake)).toMatchObject({ code: 0 });
  expect(await run(mock.url, ["--quiet", "--require", "valid-requests"], mistake)).toMatchObject({ code: 1 });
  await mock.close();
});

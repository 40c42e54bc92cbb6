import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { type BuildOptions, build, type OutputFile } from "esbuild";
import type { Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { browserTest, openBrowser } from "../browser.js";
import { programTest } from "../program.js";
import { succeed } from "../run.js";
import { temporaryFolder } from "../temporary-folder.js";
import type { Setting, scenario } from "./scenario.js";
import { scenarioServer } from "./scenario-server.js";

const title = (runtime: string) => `${runtime}: retries, refusals, broken answers, time limits and stops are the same`;

const page = { mediaType: "text/html", content: "<!doctype html>" };

const programs: [runtime: string, program: string, ...options: string[]][] = [
  ["Node 22", "node22"],
  ["Node 24", "node24"],
  ["Deno", "deno", "run", "--no-config", "--allow-net=127.0.0.1"],
  ["Bun", "bun", "run"],
];

for (const [runtime, program, ...options] of programs) {
  programTest(title(runtime), program, async () => {
    const { setting, expectAsGuaranteed } = await scenarioServer();
    const folder = await folderWith("console.log(JSON.stringify(await scenario(JSON.parse(process.argv[2]))));");
    expectAsGuaranteed(JSON.parse(await succeed(folder, program, ...options, "main.mjs", JSON.stringify(setting))));
  });
}

programTest(title("workerd"), "workerd", async () => {
  const { setting, expectAsGuaranteed } = await scenarioServer();
  const folder = await folderWith(
    "export default { fetch: async (request) => Response.json(await scenario(await request.json())) };",
  );
  await writeFile(
    join(folder, "config.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (modules = [(name = "main", esModule = embed "main.mjs")], compatibilityDate = "2026-01-01")),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`,
  );
  const workerd = spawn("workerd", ["serve", "--control-fd=3", join(folder, "config.capnp")], {
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  onTestFinished(async () => {
    workerd.kill();
    await once(workerd, "exit");
  });
  const [event] = await once(createInterface(workerd.stdio[3] as Readable), "line");
  const { port } = JSON.parse(event);
  const response = await fetch(`http://127.0.0.1:${port}`, { method: "POST", body: JSON.stringify(setting) });
  expectAsGuaranteed(await response.json());
});

browserTest(title("a page in Chromium"), async () => {
  const { setting, expectAsGuaranteed } = await scenarioServer({
    "/": page,
    "/main.mjs": await module("globalThis.scenario = scenario;"),
  });
  await inTab(setting, async (tab) => {
    await tab.addScriptTag({ type: "module", url: "/main.mjs" });
    expectAsGuaranteed(
      await tab.evaluate(
        (setting) => (globalThis as unknown as { scenario: typeof scenario }).scenario(setting),
        setting,
      ),
    );
  });
});

browserTest(title("a worker in Chromium"), async () => {
  const { setting, expectAsGuaranteed } = await scenarioServer({
    "/": page,
    "/main.mjs": await module("onmessage = async ({ data }) => postMessage(await scenario(data));"),
  });
  await inTab(setting, async (tab) => {
    expectAsGuaranteed(
      await tab.evaluate(
        (setting) =>
          new Promise((resolve, reject) => {
            const worker = new Worker("/main.mjs", { type: "module" });
            worker.onmessage = ({ data }) => resolve(data);
            worker.onerror = ({ message }) => reject(new Error(message));
            worker.postMessage(setting);
          }),
        setting,
      ),
    );
  });
});

browserTest(title("a service worker in Chromium"), async () => {
  const parts = await bundle(
    "onmessage = (event) => event.waitUntil(scenario(event.data).then((results) => event.source.postMessage(results)));",
    { splitting: true, outdir: "/" },
  );
  expect(parts.length).toBeGreaterThan(1);
  const modules = parts.map(({ path, text }) => [path.replace("stdin.js", "main.mjs"), { ...script, content: text }]);
  const { setting, expectAsGuaranteed } = await scenarioServer({ "/": page, ...Object.fromEntries(modules) });
  await inTab(setting, async (tab) => {
    expectAsGuaranteed(
      await tab.evaluate(async (setting) => {
        const { serviceWorker } = navigator;
        const answer = new Promise((resolve) => serviceWorker.addEventListener("message", ({ data }) => resolve(data)));
        serviceWorker.startMessages();
        await serviceWorker.register("/main.mjs", { type: "module" });
        const { active } = await serviceWorker.ready;
        active?.postMessage(setting);
        return answer;
      }, setting),
      { validates: false },
    );
  });
});

/** The client and the scenario, and this code after them: in one module, unless the options say otherwise. */
async function bundle(code: string, options: BuildOptions = {}): Promise<OutputFile[]> {
  const { outputFiles } = await build({
    stdin: { contents: `import { scenario } from "./test/client/scenario.js"; ${code}`, resolveDir: ".", loader: "ts" },
    bundle: true,
    format: "esm",
    ...options,
    write: false,
  });
  return outputFiles;
}

const script = { mediaType: "text/javascript" };

async function module(code: string) {
  return { ...script, content: (await bundle(code))[0]?.text ?? "" };
}

/** A folder that ends with the test, with the bundle as `main.mjs`. */
async function folderWith(code: string): Promise<string> {
  const folder = await temporaryFolder(onTestFinished);
  await writeFile(join(folder, "main.mjs"), (await module(code)).content);
  return folder;
}

async function inTab({ origin }: Setting, run: (tab: Page) => Promise<void>): Promise<void> {
  await using browser = await openBrowser();
  const tab = await browser.newPage();
  await tab.goto(origin);
  await run(tab);
}

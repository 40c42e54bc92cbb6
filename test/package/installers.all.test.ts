/** The packed package as people install it themselves: by npx alone, by pnpm, by Yarn, and beside the oldest and newest peers of its ranges. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { minVersion, satisfies } from "semver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { diagnostics, resolutions, strict } from "../client/compile.js";
import { run, succeed } from "../run.js";
import { shared } from "../shared.js";
import { temporaryFolder } from "../temporary-folder.js";
import { installedVersion, projectWith } from "./add.js";
import { library } from "./library.js";

const { tarball, bare } = await shared("installation");
const folder = await temporaryFolder(afterAll);

/** A folder of this name with nothing in it. */
async function empty(name: string): Promise<string> {
  await mkdir(join(folder, name));
  return join(folder, name);
}

/** Starts a mock with this command, and asks it for the numbers of an account. */
async function statusOfMock(cwd: string, program: string, ...args: string[]): Promise<number> {
  // In a group of its own: npx and pnpm hand on no signal to what they start.
  const mock = spawn(program, [...args, "mock", "--port", "0"], { cwd, detached: true });
  const ended = once(mock, "close");
  let told = "";
  mock.stderr.on("data", (chunk) => {
    told += chunk;
  });
  try {
    for await (const line of createInterface(mock.stdout)) {
      const [url] = line.match(/http:\/\/[\d.:]+/) ?? [];
      if (!url) continue;
      const { status } = await fetch(`${url}/v2/sip/phone-numbers`, { headers: { authorization: "a-token" } });
      return status;
    }
    throw new Error(`The mock ended without its address: ${told}`);
  } finally {
    if (mock.pid && mock.exitCode === null) process.kill(-mock.pid, "SIGTERM");
    await ended;
  }
}

describe("npx", () => {
  test("starts the mock in an empty folder, from the package alone", async () => {
    const cwd = await empty("npx");
    const npx = ["--yes", "--prefer-offline", "--package", tarball, packageFile.name];
    expect(await statusOfMock(cwd, "npx", ...npx)).toBe(200);
    expect(await readdir(cwd)).toEqual([]);
  });

  test("starts the mock in a project that has the package", async () => {
    expect(await statusOfMock(bare, "npx", "--no-install", packageFile.name)).toBe(200);
  });
});

describe("pnpm", () => {
  const pnpm = ["--yes", "--prefer-offline", "pnpm@10"];
  let project: string;

  beforeAll(async () => {
    project = await empty("pnpm");
    await writeFile(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
    const store = ["--store-dir", join(folder, "pnpm-store"), "--ignore-scripts", "--prefer-offline"];
    await succeed(project, "npx", ...pnpm, "add", ...store, tarball);
  });

  test("keeps what the package depends on from the project, as its layout does", async () => {
    const modules = await readdir(join(project, "node_modules"));
    expect(modules.filter((name) => !name.startsWith("."))).toEqual([packageFile.name]);
    expect(await readdir(join(project, "node_modules", ".pnpm"))).toContainEqual(
      expect.stringMatching(/^openapi-fetch@/),
    );
  });

  test.each([
    ["commonjs", "library.ts"],
    ["node16", "library.cts"],
    ["nodenext", "library.mts"],
    ["bundler", "library.ts"],
  ] as const)(
    "its project's library compiles, and its declarations name each type by this package: %s",
    (kind, file) => {
      const files = { [join(project, file)]: library };
      const options = { ...strict, ...resolutions[kind], declaration: true, noEmit: false };
      expect(diagnostics(files, options)).toEqual([]);
    },
  );

  test("starts the mock", async () => {
    expect(await statusOfMock(project, "npx", ...pnpm, "exec", packageFile.name)).toBe(200);
  });
});

test("Yarn's Plug'n'Play, which has no node_modules, runs the client and the mock", async () => {
  const project = await empty("yarn");
  const registry = (await succeed(project, "npm", "config", "get", "registry")).trim().replace(/\/$/, "");
  await writeFile(join(project, "yarn.lock"), "");
  await writeFile(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await writeFile(
    join(project, ".yarnrc.yml"),
    `nodeLinker: pnp
enableTelemetry: false
enableGlobalCache: false
npmRegistryServer: ${JSON.stringify(registry)}
unsafeHttpWhitelist: ["*"]
`,
  );
  const program = `
import { createClient } from "${packageFile.name}";
import { startMock } from "${packageFile.name}/mock";
const mock = await startMock({ port: 0 });
const videosdk = createClient({ token: "any", baseUrl: mock.url });
await videosdk.getPhoneNumber("+12125550100").catch(({ code }) => console.log(code));
await mock.close();`;
  await writeFile(join(project, "call.mjs"), program);
  const yarn = ["--yes", "--prefer-offline", "--package", "@yarnpkg/cli-dist@4", "yarn"];
  await succeed(project, "npx", ...yarn, "add", `${packageFile.name}@file:${tarball}`);
  expect(await readdir(project)).not.toContain("node_modules");
  expect(await succeed(project, "npx", ...yarn, "node", "call.mjs")).toContain("notFound\n");
});

describe.each(["oldest", "newest"])("beside the %s peers of its ranges", (end) => {
  const peers = Object.entries(packageFile.peerDependencies).map(
    ([name, range]) => [name, end === "oldest" ? `${minVersion(range)}` : range] as const,
  );
  let project: string;
  const cli = (...args: string[]) =>
    run(project, process.execPath, join("node_modules/.bin", packageFile.name), ...args);

  beforeAll(async () => {
    const wanted = peers.map(([name, version]) => `${name}@${version}`);
    project = await projectWith(join(folder, end), tarball, ...wanted);
  });

  // npm installs the newest versions that this Node can run.
  test("they are what is installed", async () => {
    for (const [name, version] of peers) {
      expect(await installedVersion(project, name)).toSatisfy(
        (found: string) => satisfies(found, version),
        `${name} ${version}`,
      );
    }
  });

  test("check finds that the mock keeps the contract", async () => {
    const { code, stdout, stderr } = await cli("check", "--generate", "0");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("every guarantee kept");
  });

  test("docs builds the site", async () => {
    expect(await cli("docs", "--output", "site")).toMatchObject({ code: 0 });
    expect(await readFile(join(project, "site", "index.html"), "utf8")).toContain("createPhoneNumbers");
  });

  test("mock gives a random answer", async () => {
    const program = `
import { startMock } from "${packageFile.name}/mock";
const mock = await startMock({ port: 0 });
const headers = { authorization: "any", prefer: "dynamic=true" };
console.log((await fetch(mock.url + "/v2/sip/phone-numbers", { headers })).status);
await mock.close();`;
    await writeFile(join(project, "random.mjs"), program);
    expect(await run(project, process.execPath, "random.mjs")).toMatchObject({ code: 0, stdout: "200\n" });
  });
});

test("every export has types, for Node and for bundlers", async () => {
  const attw = [tarball, "--exclude-entrypoints", "openapi.yaml"];
  expect(await run(".", "node_modules/.bin/attw", ...attw)).toMatchObject({ code: 0 });
});

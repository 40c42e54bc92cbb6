/** The package in the hands of its users: what is in it, what it installs, and that it works in an empty folder. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, normalize, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { run, succeed } from "../run.js";
import { createProjects, nodeNames, type Projects } from "./projects.js";

let projects: Projects;
beforeAll(async () => {
  projects = await createProjects();
  await writeFile(join(projects.bare, "call.ts"), callFromTypeScript);
  await compile("--module", "nodenext", "--outDir", projects.equipped);
}, 120_000);
afterAll(() => projects?.remove());

const peersOfCommands = {
  mock: ["@stoplight/prism-http"],
  docs: ["@redocly/cli"],
} as const;

const bin = join("node_modules", ".bin", packageFile.name);
const tsc = resolve("node_modules/typescript/lib/tsc.js");

/** Checks all declarations, with nothing at hand but what the package installs. */
const compile = (...options: string[]) =>
  succeed(
    projects.bare,
    process.execPath,
    tsc,
    "--strict",
    "--skipLibCheck",
    "false",
    "--target",
    "es2022",
    ...options,
    "call.ts",
  );

const callFromTypeScript = `
import { createClient, type CreatePhoneNumbersRequest } from "videosdk-sip-contract";
import { startMock } from "videosdk-sip-contract/mock";
import type { components } from "videosdk-sip-contract/types";

const region: components["schemas"]["SipRegion"] = "auto";
const body: CreatePhoneNumbersRequest = {
  name: "Front desk",
  phoneNumbers: ["+12025550143"],
  inbound: { sipRegion: region },
  outbound: { sipRegion: region, address: "sip.example.com", transport: "tls" },
};

const mock = await startMock({ port: 0 });
const client = createClient({ token: "any", baseUrl: mock.url });
const { response, data } = await client.POST("/v2/sip/phone-numbers", { body });
await mock.close();
if (!data?.message) throw new Error("There is no message");
console.log(response.status);
`;

describe("what is in it", () => {
  test("compiled code, declarations with maps, the document, and nothing else", () => {
    const expected = [
      /^(LICENSE|README\.md|package\.json)$/,
      /^openapi\/openapi\.yaml$/,
      /^generated\/openapi\.json$/,
      /^dist\/THIRD-PARTY-LICENSES\.txt$/,
      /^dist\/.*(\.js|\.d\.ts|\.d\.ts\.map)$/,
    ];
    const sources = projects.files.filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"));
    const others = projects.files.filter((file) => !sources.includes(file));

    expect(others.filter((file) => !expected.some((pattern) => pattern.test(file)))).toEqual([]);
    for (const target of [...Object.values(packageFile.exports), ...Object.values(packageFile.bin)]) {
      expect(projects.files).toContain(normalize(target));
    }
  });

  test("the sources that its declaration maps lead to, and no other", async () => {
    const maps = projects.files.filter((file) => file.endsWith(".d.ts.map"));
    const mapped = await Promise.all(
      maps.map(async (map) => {
        const { sources } = JSON.parse(await readFile(installed(map), "utf8")) as { sources: string[] };
        return sources.map((source) => normalize(join(dirname(map), source)));
      }),
    );
    const sources = projects.files.filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"));

    expect(sources).toEqual(mapped.flat().sort());
  });

  test("publint finds nothing to say", async () => {
    expect(await run(".", "npx", "publint", "--strict", projects.tarball)).toMatchObject({ code: 0 });
  });

  test("every export has types, for Node and for bundlers", async () => {
    const attw = ["attw", projects.tarball, "--profile", "esm-only", "--exclude-entrypoints", "openapi.yaml"];
    expect(await run(".", "npx", ...attw)).toMatchObject({ code: 0 });
  });
});

describe("installed in an empty project", () => {
  test("it adds three packages at most", async () => {
    const { packages } = JSON.parse(await readFile(join(projects.bare, "package-lock.json"), "utf8"));
    const added = Object.keys(packages).filter((path) => path !== "");

    expect(added).toContain("node_modules/videosdk-sip-contract");
    expect(added.length).toBeLessThanOrEqual(3);
  });

  test("a TypeScript program that uses it compiles for Node and for bundlers", async () => {
    await compile("--module", "esnext", "--moduleResolution", "bundler", "--noEmit");
  });
});

describe.each(nodeNames)("on %s", (name) => {
  const node = () => projects.nodes.get(name) ?? "";
  const cli = (folder: string, ...args: string[]) => run(folder, node(), bin, ...args);

  test("a client calls the mock", async () => {
    expect(await run(projects.equipped, node(), "call.js")).toEqual({ code: 0, stdout: "200\n", stderr: "" });
  });

  test("help lists the commands, and each command's help has an example", async () => {
    const { code, stdout } = await cli(projects.bare, "--help");
    expect(code).toBe(0);
    for (const command of Object.keys(peersOfCommands)) {
      expect(stdout).toContain(`  ${command} `);
      const help = await cli(projects.bare, command, "--help");
      expect(help).toMatchObject({ code: 0, stderr: "" });
      expect(help.stdout).toMatch(new RegExp(`Examples?:\n +videosdk-sip-contract ${command}`));
    }
  });

  test.each(["", "unknown", "mock unknown", "mock --unknown", "mock --port many"])(
    "wrong usage gets help and exit code 2: %j",
    async (usage) => {
      const { code, stdout, stderr } = await cli(projects.bare, ...usage.split(" ").filter(Boolean));
      expect(code).toBe(2);
      expect(stdout).toBe("");
      expect(stderr).toContain("Usage: videosdk-sip-contract");
    },
  );

  test.each(Object.entries(peersOfCommands))(
    "without its tool, %s says in one line what to install",
    async (command, peers) => {
      const { code, stderr } = await cli(projects.bare, command);
      expect(code).toBe(2);
      expect(stderr.trim().split("\n")).toHaveLength(1);
      for (const peer of peers) expect(stderr).toContain(`${peer}@${packageFile.peerDependencies[peer]}`);
    },
  );

  test("with its tool, mock answers until it is stopped", async () => {
    const mock = spawn(node(), [bin, "mock", "--port", "0"], { cwd: projects.equipped });
    const ended = once(mock, "close");
    try {
      const url = await firstMatch(mock, /http:\/\/[\d.:]+/);
      const response = await fetch(`${url}/v2/sip/phone-numbers`, { method: "POST" });
      expect(response.status).toBe(401);
    } finally {
      mock.kill("SIGINT");
    }
    expect(await ended).toEqual([0, null]);
  });

  test("with its tool, docs builds the site", async () => {
    const folder = join(projects.equipped, `docs of ${name}`);
    expect(await cli(projects.equipped, "docs", "--output", folder)).toMatchObject({ code: 0, stderr: "" });
    expect(await readdir(folder)).toContain("index.html");
  });
});

/** The path of a file of the package where it is installed. */
function installed(file: string): string {
  return join(projects.bare, "node_modules", packageFile.name, file);
}

/** What first matches on a program's output. */
async function firstMatch(program: ChildProcessWithoutNullStreams, pattern: RegExp): Promise<string> {
  for await (const line of createInterface(program.stdout)) {
    const [match] = line.match(pattern) ?? [];
    if (match) return match;
  }
  throw new Error(`It ended without printing ${pattern}`);
}

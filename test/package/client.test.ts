/** The package installed in an empty project, for its client alone. */
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { run, succeed } from "../run.js";
import { installed } from "./installed.js";
import { nodeNames } from "./nodes.js";

const projects = await installed();
const tsc = resolve("node_modules/typescript/lib/tsc.js");

beforeAll(() => writeFile(join(projects.bare, "call.ts"), callFromTypeScript));

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

test("it adds three packages at most", async () => {
  const { packages } = JSON.parse(await readFile(join(projects.bare, "package-lock.json"), "utf8"));
  const added = Object.keys(packages).filter((path) => path !== "");

  expect(added).toContain("node_modules/videosdk-sip-contract");
  expect(added.length).toBeLessThanOrEqual(3);
});

test("a TypeScript program that uses it compiles for bundlers", async () => {
  await compile("--module", "esnext", "--moduleResolution", "bundler", "--noEmit");
});

describe("compiled for Node", () => {
  beforeAll(async () => {
    await compile("--module", "nodenext", "--outDir", projects.equipped);
  });

  test.each(nodeNames)("it calls the mock on %s", async (name) => {
    const result = await run(projects.equipped, projects.nodes[name] ?? "", "call.js");
    expect(result).toEqual({ code: 0, stdout: "200\n", stderr: "" });
  });
});

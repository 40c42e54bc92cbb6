/** The installed package in bundles of Rollup and webpack, for browsers: an app carries what it imports, and nothing else. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run, succeed } from "../run.js";
import { shared } from "../shared.js";
import { projectWith } from "./add.js";

const { tarball } = await shared("installation");
let folder: string;

const call = `
const client = createClient({ token: "any", fetch: async ({ method }) => Response.json({ message: method }, { status: 404 }) });
const { error } = await client.GET("/v2/sip/phone-numbers/{phoneNumber}", { params: { path: { phoneNumber: "+1" } } });
console.log(error.message);`;
const apps = {
  lean: `import { createClient } from "videosdk-sip-contract";${call}`,
  whole: `
import { createClient, lookUp, orThrow, problemOf } from "videosdk-sip-contract";
import { tokenFrom } from "videosdk-sip-contract/token";
import { validateCreatePhoneNumbersRequest } from "videosdk-sip-contract/validate";
globalThis.used = [lookUp, orThrow, problemOf, tokenFrom, validateCreatePhoneNumbersRequest];${call}`,
};
/** What only the others need: of `lookUp`, `orThrow`, `problemOf`, tokens and the validator. */
const unused = ["notCreated", "x-amzn-requestid", "paymentRequired", "HS256", "must be one of"];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bundlers-"));
  await projectWith(folder, tarball, "rollup@4", "@rollup/plugin-node-resolve@16", "webpack@5", "webpack-cli@7");
  for (const [name, text] of Object.entries(apps)) await writeFile(join(folder, `${name}.mjs`), text);
});
afterAll(() => rm(folder, { recursive: true }));

const bundlers: Record<string, (app: string, bundle: string) => string[]> = {
  Rollup: (app, bundle) => ["rollup/dist/bin/rollup", app, "--plugin", "node-resolve={browser:true}", "--file", bundle],
  webpack: (app, bundle) => [
    "webpack-cli/bin/cli.js",
    "--mode=production",
    `--entry=./${app}`,
    `--output-filename=${bundle}`,
  ],
};

test.each(Object.keys(bundlers))("%s", async (bundler) => {
  await writeFile(
    join(folder, "webpack.config.cjs"),
    `module.exports = { target: "web", output: { path: __dirname, module: true, library: { type: "module" } }, experiments: { outputModule: true } };`,
  );
  const carried: Record<string, string[]> = {};
  for (const name of Object.keys(apps)) {
    const bundle = `${name}-${bundler}.mjs`;
    const [program = "", ...options] = bundlers[bundler]?.(`${name}.mjs`, bundle) ?? [];
    await succeed(folder, process.execPath, join("node_modules", program), ...options);
    expect(await run(folder, process.execPath, bundle)).toEqual({ code: 0, stdout: "GET\n", stderr: "" });
    const text = await readFile(join(folder, bundle), "utf8");
    carried[name] = unused.filter((word) => text.includes(word));
  }
  expect(carried).toEqual({ lean: [], whole: unused });
});

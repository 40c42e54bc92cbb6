/** The installed package in bundles of Rollup and webpack, for browsers: an app carries what it imports, and nothing else. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run, succeed } from "../run.js";
import { shared } from "../shared.js";
import { temporaryFolder } from "../temporary-folder.js";
import { projectWith } from "./add.js";

const { tarball } = await shared("installation");
const folder = await temporaryFolder(afterAll);

const call = `
const client = createClient({ token: "any", fetch: async ({ method }) => Response.json({ message: method }, { status: 404 }) });
await client.getPhoneNumber("+12125550100").catch(({ body }) => console.log(body.message));`;
const apps = {
  lean: `import { createClient } from "videosdk-sip-contract";${call}`,
  whole: `
import { createClient } from "videosdk-sip-contract";
import { tokenFrom } from "videosdk-sip-contract/token";
import { validateCreatePhoneNumbersRequest } from "videosdk-sip-contract/validate";
globalThis.used = [tokenFrom, validateCreatePhoneNumbersRequest];${call}`,
};
/** Entry points that only the others load at the start: tokens and the validator. */
const unused = ["HS256", "must be one of"];

beforeAll(async () => {
  await projectWith(folder, tarball, "rollup@4", "@rollup/plugin-node-resolve@16", "webpack@5", "webpack-cli@7");
  for (const [name, text] of Object.entries(apps)) await writeFile(join(folder, `${name}.mjs`), text);
});
/** A folder, because the validator is a part that is loaded when it is needed. */
const bundlers: Record<string, (app: string, bundle: string) => string[]> = {
  Rollup: (app, bundle) => [
    ...["rollup/dist/bin/rollup", `${app}.mjs`, "--plugin", "node-resolve={browser:true}"],
    ...["--dir", bundle, "--entryFileNames", "[name].mjs", "--chunkFileNames", "[name].mjs"],
  ],
  webpack: (app, bundle) => [
    ...["webpack-cli/bin/cli.js", "--mode=production", `--entry=./${app}.mjs`],
    ...[`--output-path=${join(folder, bundle)}`, `--output-filename=${app}.mjs`],
  ],
};

test.each(Object.keys(bundlers))("%s", async (bundler) => {
  await writeFile(
    join(folder, "webpack.config.cjs"),
    `module.exports = { target: "web", output: { module: true, library: { type: "module" } }, experiments: { outputModule: true } };`,
  );
  const carried: Record<string, string[]> = {};
  for (const name of Object.keys(apps)) {
    const bundle = `${name}-${bundler}`;
    const [program = "", ...options] = bundlers[bundler]?.(name, bundle) ?? [];
    await succeed(folder, process.execPath, join("node_modules", program), ...options);
    const main = join(bundle, `${name}.mjs`);
    expect(await run(folder, process.execPath, main)).toEqual({ code: 0, stdout: "GET\n", stderr: "" });
    const text = await readFile(join(folder, main), "utf8");
    carried[name] = unused.filter((word) => text.includes(word));
  }
  expect(carried.lean).toEqual([]);
  expect(carried.whole).toContain("HS256");
});

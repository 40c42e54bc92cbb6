/** The installed package in projects of each kind of module, with and without declarations, as npm and pnpm install it. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../run.js";
import { shared } from "../shared.js";
import { libraryCompiles } from "./library-compiles.js";

const projects = await shared("installation");

/** Compiler options of careful projects, beside `--strict`. */
const careful = [
  "--isolatedModules",
  "--verbatimModuleSyntax",
  "--exactOptionalPropertyTypes",
  "--erasableSyntaxOnly",
  "--noUncheckedSideEffectImports",
  "--noUncheckedIndexedAccess",
  "--noPropertyAccessFromIndexSignature",
  "--skipLibCheck",
  "false",
  "--skipDefaultLibCheck",
];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "modules-"));
});
afterAll(() => rm(folder, { recursive: true }));

// The other kinds of modules are in modules.long, other compilers and a resolution as in Node 10 in typescript.long and installers.long.
libraryCompiles([
  { name: "commonjs", file: "library.ts", options: ["--module", "commonjs"] },
  { name: "a careful project", file: "library.mts", options: ["--module", "nodenext", ...careful] },
]);

test.each(["cjs", "esm"] as const)("the mock works in a bundle that is %s, with its page and docs", async (format) => {
  const program = `
import { startMock } from "videosdk-sip-contract/mock";
startMock({ port: 0 }).then(async (mock) => {
  for (const path of ["/", "/docs/", "/openapi.yaml"]) console.log((await fetch(mock.url + path)).status);
  await mock.close();
});`;
  const outfile = join(projects.bare, `mock.${format === "cjs" ? "cjs" : "mjs"}`);
  const stdin = { contents: program, resolveDir: projects.bare };
  // A bundler warns that CommonJS has no import.meta.
  await build({ stdin, bundle: true, format, platform: "node", outfile, logLevel: "error" });
  expect(await run(projects.bare, process.execPath, outfile)).toEqual({
    code: 0,
    stdout: "200\n200\n200\n",
    stderr: "",
  });
});

test("errors of require() and of import are instances of the class of either", async () => {
  const program = `
const required = require("videosdk-sip-contract");
import("videosdk-sip-contract").then(async (imported) => {
  const options = { token: "any", fetch: async () => { throw new Error("broken"); }, retry: false };
  const call = (client) => client.getPhoneNumber("+12125550100").catch((error) => error);
  const errors = [await call(required.createClient(options)), await call(imported.createClient(options))];
  console.log(errors.map((error) => error instanceof required.VideosdkError && error instanceof imported.VideosdkError));
  console.log(new Error() instanceof required.VideosdkError, new Error() instanceof imported.VideosdkError);
});`;
  await writeFile(join(projects.bare, "errors.cjs"), program);
  const result = await run(projects.bare, process.execPath, "errors.cjs");
  expect(result).toEqual({ code: 0, stdout: "[ true, true ]\nfalse false\n", stderr: "" });
});

test("require() gets the mock, the validator and tokens too", async () => {
  const program = `
const { createClient } = require("videosdk-sip-contract");
const { startMock } = require("videosdk-sip-contract/mock");
const { tokenFrom } = require("videosdk-sip-contract/token");
const { validateCreatePhoneNumbersRequest } = require("videosdk-sip-contract/validate");
const body = {
  name: "Front desk",
  phoneNumbers: ["+12025550143"],
  inbound: { sipRegion: "auto" },
  outbound: { sipRegion: "auto", address: "sip.example.com", transport: "tls" },
};
(async () => {
  const mock = await startMock({ port: 0 });
  const client = createClient({ token: tokenFrom({ apiKey: "key", secret: "secret" }), baseUrl: mock.url });
  await client.createPhoneNumbers(body);
  // It loads the validator to know what a 400 means.
  const again = await client.createPhoneNumbers(body).catch(({ code }) => code);
  console.log(again, validateCreatePhoneNumbersRequest(body).length, validateCreatePhoneNumbersRequest.is({}));
  await mock.close();
})();`;
  await writeFile(join(projects.bare, "required.cjs"), program);
  const result = await run(projects.bare, process.execPath, "required.cjs");
  expect(result).toEqual({ code: 0, stdout: "alreadyAttached 0 false\n", stderr: "" });
});

test("import and require() get the check, which needs no Dredd, prints nothing, and runs twice at once", async () => {
  const work = `
(async () => {
  const mocks = [await startMock({ port: 0 }), await startMock({ port: 0 })];
  const reports = await Promise.all(mocks.map(({ url }) => check({ url, token: "any", generate: 100 })));
  await Promise.all(mocks.map((mock) => mock.close()));
  const told = reports.map((report) => [report.verdict, formatReport(report).includes("every guarantee kept")]);
  require("node:fs").writeSync(1, JSON.stringify(told));
})();`;
  const required = `
const { check, formatReport } = require("videosdk-sip-contract/check");
const { startMock } = require("videosdk-sip-contract/mock");${work}`;
  const imported = `
import { createRequire } from "node:module";
import { check, formatReport } from "videosdk-sip-contract/check";
import { startMock } from "videosdk-sip-contract/mock";
const require = createRequire(import.meta.url);${work}`;
  await writeFile(join(projects.bare, "check.cjs"), required);
  await writeFile(join(projects.bare, "check.mjs"), imported);
  const kept = {
    code: 0,
    stdout: JSON.stringify([
      ["kept", true],
      ["kept", true],
    ]),
    stderr: "",
  };
  expect(await run(projects.bare, process.execPath, "check.cjs")).toEqual(kept);
  expect(await run(projects.bare, process.execPath, "check.mjs")).toEqual(kept);
});

test("bundled for browsers, it makes no code from text, and takes a fetch that is put there later", async () => {
  const program = `
import { createClient } from "videosdk-sip-contract";
import { validateCreatePhoneNumbersRequest } from "videosdk-sip-contract/validate";
const client = createClient({ token: "any" });
globalThis.fetch = async ({ method, url }) => Response.json({ message: method + " " + url }, { status: 404 });
const { body } = await client.getPhoneNumber("+12125550100").catch((error) => error);
console.log(body.message, validateCreatePhoneNumbersRequest.is({}));`;
  const outfile = join(folder, "bundle.mjs");
  await build({
    stdin: { contents: program, resolveDir: projects.bare },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    outfile,
  });
  expect(await run(folder, process.execPath, "--disallow-code-generation-from-strings", outfile)).toEqual({
    code: 0,
    stdout: "GET https://api.videosdk.live/v2/sip/phone-numbers/%2B12125550100 false\n",
    stderr: "",
  });
});

/** The installed package in projects of each kind of module, with and without declarations. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, expect, test } from "vitest";
import { run } from "../run.js";
import { shared } from "../shared.js";
import { temporaryFolder } from "../temporary-folder.js";
import { anywhere, compile, strict } from "../tsc.js";
import { compileForNode } from "./client.js";
import { library } from "./library.js";

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
const folder = await temporaryFolder(afterAll);

// Other kinds of modules, compilers and layouts are in typescript.long and installers.all.
test.concurrent.each([
  ["commonjs", "library.ts", ["--module", "commonjs"]],
  ["a careful project", "library.mts", ["--module", "nodenext", ...careful]],
] as const)(
  "a library compiles, and its declarations name each type by this package: %s",
  async (name, file, options) => {
    await writeFile(join(projects.bare, file), library);
    const declarations = ["--declaration", "--emitDeclarationOnly", "--outDir", join(folder, name)];
    expect(await compile(projects.bare, [file], ...strict, ...anywhere, ...options, ...declarations)).toEqual([]);
  },
);

test("compiled for Node, a TypeScript program calls the mock", async () => {
  expect(await compileForNode(projects.bare)).toEqual([]);
  const result = await run(projects.bare, process.execPath, "call.js");
  expect(result).toEqual({ code: 0, stdout: "200\n", stderr: "" });
});

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

test("require() and import get the check, which needs no Dredd, and prints nothing", async () => {
  const program = `
const required = require("videosdk-sip-contract/check");
const { startMock } = require("videosdk-sip-contract/mock");
import("videosdk-sip-contract/check").then(async (imported) => {
  const verdicts = await Promise.all([required, imported].map(async ({ check, formatReport }) => {
    const mock = await startMock({ port: 0 });
    const report = await check({ url: mock.url, token: "any", only: ["auth"], generate: 0 });
    await mock.close();
    return [report.verdict, formatReport(report).includes("every guarantee kept")].join();
  }));
  require("node:fs").writeSync(1, verdicts.join(" "));
});`;
  await writeFile(join(projects.bare, "check.cjs"), program);
  const result = await run(projects.bare, process.execPath, "check.cjs");
  expect(result).toEqual({ code: 0, stdout: "kept,true kept,true", stderr: "" });
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

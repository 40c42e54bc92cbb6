/** CONTRIBUTING's "Add an operation" is all that an operation needs; and what `npm run generate` does for it. */
import { cp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse, parseDocument } from "yaml";
import { origin } from "../../scripts/generate/generated-files.js";
import { run, succeed } from "../run.js";
import { temporaryFolder } from "../temporary-folder.js";

/** A copy of this repository whose document has two operations more. */
const folder = await temporaryFolder(afterAll);
/** The output of `npm run generate`. Before it, one file was stale, one missing, and one unknown. */
let generated: string;
let answers: {
  answer: unknown;
  forgotten: unknown;
  called: unknown[];
  withoutToken: number;
  reference: string;
  verdicts: string[];
};

beforeAll(async () => {
  for (const name of ["openapi", "generated", "scripts", "package.json", "redocly.yaml", "tsconfig.json"]) {
    await cp(name, join(folder, name), { recursive: true });
  }
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  await addOperation(join(folder, "openapi/openapi.yaml"));
  await writeFile(join(folder, "generated/types.ts"), "edited by hand");
  await rm(join(folder, "generated/client.ts"));
  await writeFile(join(folder, "generated/old.ts"), "");
  generated = await succeed(folder, "npm", "run", "--silent", "generate");
  await writeFile(join(folder, "probe.ts"), probe);
  answers = JSON.parse(await succeed(folder, process.execPath, "--import", "tsx", "probe.ts"));
});
async function addOperation(file: string): Promise<void> {
  const document = parseDocument(await readFile(file, "utf8"));
  const { paths, components } = parse(await readFile("test/generate/new-operation.yaml", "utf8"));
  for (const [path, item] of Object.entries(paths)) document.setIn(["paths", path], item);
  for (const [kind, named] of Object.entries(components)) {
    for (const [name, part] of Object.entries(named as object)) document.setIn(["components", kind, name], part);
  }
  await writeFile(file, document.toString());
}

/** Asks the copy's own tools about the operation. */
const probe = `
import { createClient } from "./generated/client.js";
import { docsDocument } from "./scripts/docs/docs-document.js";
import { referenceMarkdown } from "./scripts/docs/reference.js";
import { startMock } from "./scripts/mock/start-mock.js";
import { check } from "./scripts/check/check.js";
import { document } from "./scripts/document/document.js";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

const mock = await startMock({ port: 0 });
const ask = (headers: Record<string, string>) => fetch(mock.url + "/v2/sip/regions", { headers });
const answer = await (await ask({ Authorization: "any" })).json();
const { status, headers, body } = await fetch(mock.url + "/v2/sip/regions", { method: "DELETE", headers: { Authorization: "any" } });
const forgotten = { status, type: headers.get("content-type"), body };
const videosdk = createClient({ token: "any", baseUrl: mock.url });
const called = [await videosdk.listRegions(), (await videosdk.forgetRegions()) ?? "nothing to say"];
const withoutToken = (await ask({})).status;

// The mock, and a server before it that answers in another form.
const server = createServer(async (request, response) => {
  const { url = "", method = "", headers } = request;
  const body = method === "GET" ? null : await text(request);
  const { authorization = "", "content-type": type = "application/json" } = headers;
  const answer = await fetch(mock.url + url, { method, body, headers: { authorization, "content-type": type } });
  response.writeHead(answer.status, { "content-type": "application/json" });
  response.end((await answer.text()).replace("us002\\",\\"in002", "moon"));
});
await once(server.listen(0, "127.0.0.1"), "listening");
const verdicts: string[] = [];
for (const url of [mock.url, "http://127.0.0.1:" + (server.address() as { port: number }).port]) {
  const options = { url, token: "any", headers: {}, writes: false, timeout: 60_000, insecure: false, only: ["listRegions"] };
  const { guarantees } = await check(document, options);
  verdicts.push(guarantees.find(({ id }) => id === "listRegions")?.status ?? "none");
}
server.close();
await mock.close();
console.log(JSON.stringify({ answer, forgotten, called, withoutToken, reference: referenceMarkdown(docsDocument(document)), verdicts }));
`;

test("generating mends a stale, a missing and an unknown file, and says what it did", async () => {
  expect(generated).toMatch(/generated\/types\.ts +updated/);
  expect(generated).toMatch(/generated\/client\.ts +new/);
  expect(generated).toMatch(/generated\/old\.ts +removed/);
  expect(generated).toMatch(/generated\/openapi\.json +updated/);
  expect(generated).toMatch(/generated\/token\.ts +unchanged/);
  expect(await readdir(join(folder, "generated"))).toEqual(await readdir("generated"));
  const read = (name: string) => readFile(join(folder, "generated", name), "utf8");
  expect(await read("token.ts")).toBe(await readFile("generated/token.ts", "utf8"));
  for (const name of ["openapi.json", "openapi-3.0.json", "types.ts", "client.ts"]) {
    expect(await read(name), name).toContain(origin);
    expect(await read(name), name).toContain("/v2/sip/regions");
  }
});

test("it is typed", async () => {
  const types = await readFile(join(folder, "generated/types.ts"), "utf8");
  expect(types).toContain('"/v2/sip/regions": {');
  expect(types).toMatch(/^export (type|interface) RegionList\b/m);
  expect(await readFile(join(folder, "generated/client.ts"), "utf8")).toMatch(
    /listRegions\(options\?: CallOptions\): Promise<types\.RegionList>/,
  );
});

test("it has a method, which returns nothing where the document says so", () => {
  expect(answers.called).toEqual([{ regions: ["us002", "in002"] }, "nothing to say"]);
});

test("it is mocked", () => {
  expect(answers.answer).toEqual({ regions: ["us002", "in002"] });
  expect(answers.withoutToken).toBe(401);
  expect(answers.forgotten).toEqual({ status: 204, type: null, body: null });
});

test("it is documented", () => {
  expect(answers.reference).toContain("/v2/sip/regions");
  expect(answers.reference).toContain("Lists the regions in which a gateway can run.");
});

test("the form of its answer is checked", () => {
  expect(answers.verdicts).toEqual(["kept", "broken"]);
});

// The last one: it spoils the copy.
test("an invalid document is refused with its line, and leaves generated/ as it was", async () => {
  const files = () =>
    readdir(join(folder, "generated")).then((names) =>
      Promise.all(names.map((name) => readFile(join(folder, "generated", name), "utf8"))),
    );
  const before = await files();
  await writeFile(join(folder, "openapi/openapi.yaml"), "openapi: 3.1.0\ninfo: {}\n");
  const { code, stderr } = await run(folder, "npm", "run", "--silent", "generate");
  expect(code).toBe(1);
  expect(stderr).toMatch(/openapi\/openapi\.yaml:\d+/);
  expect(stderr).toContain("generated/ is as it was");
  expect(await files()).toEqual(before);
});

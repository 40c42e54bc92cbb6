/** Clients in other languages, generated as the guide says, make every call; also where responses say more than is documented. */
import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect } from "vitest";
import { type Mock, startMock } from "../../scripts/mock/start-mock.js";
import { programTest } from "../program.js";
import { succeed } from "../run.js";

const programs = "test/tools/languages";
const number = "+12125550100";

let mock: Mock;
let chatty: Server;
let folder: string;
let guide: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "languages-"));
  guide = await readFile("openapi/README.md", "utf8");
  mock = await startMock({ port: 0 });
  chatty = createServer(async (request, response) => {
    const body = await text(request);
    const forwarded = await fetch(mock.url + request.url, {
      method: request.method ?? "GET",
      headers: { authorization: `${request.headers.authorization}`, "content-type": "application/json" },
      body: body || null,
    });
    const chattier = JSON.stringify({ notListed: true, ...((await forwarded.json()) as object) });
    response.writeHead(forwarded.status, { "Content-Type": "application/json" });
    response.end(chattier.replaceAll(/"createdAt":"[^"]*"/g, '"createdAt":"2026-05-11 10:00:00"'));
  });
  await new Promise<void>((resolve) => chatty.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await mock.close();
  chatty.close();
  await rm(folder, { recursive: true });
});

/** The code blocks below a heading of the guide, in one language. */
function blocks(heading: string, language: string): string {
  const [, section = ""] = guide.split(`### ${heading}\n`);
  const [block] = section.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"));
  if (!block?.[1]) throw new Error(`The guide has no ${language} below ${heading}`);
  return block[1];
}

/** A folder with the documents, and the program that makes the calls. */
async function project(name: string, source: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  for (const file of ["openapi-codegen.json", "openapi-3.0.json"]) await cp(`generated/${file}`, join(path, file));
  await cp(join(programs, name), path, { recursive: true });
  const program = await readFile(join(path, source), "utf8");
  for (const line of blocks(name[0]?.toUpperCase() + name.slice(1), name)
    .trim()
    .split("\n")) {
    expect(program, "the guide's lines are those of the program").toContain(line);
  }
  return path;
}

async function callBoth(path: string, command: string): Promise<void> {
  for (const url of [mock.url, `http://127.0.0.1:${(chatty.address() as AddressInfo).port}`]) {
    await succeed(path, "sh", "-c", `${command} ${url} ${number}`);
  }
}

programTest("Python, with openapi-python-client", "python3", async () => {
  const path = await project("python", "calls.py");
  await succeed(path, "sh", "-ec", blocks("Python", "sh"));
  await callBoth(path, "PYTHONPATH=client venv/bin/python calls.py");
});

programTest("Go, with oapi-codegen", "go", async () => {
  const path = await project("go", "main.go");
  await mkdir(join(path, "sip"));
  await succeed(path, "sh", "-ec", `go mod init example.com/calls\n${blocks("Go", "sh")}`);
  await callBoth(path, "go run .");

  await cp("generated/openapi.json", join(path, "openapi.json"));
  await succeed(path, "sh", "-ec", blocks("Go", "sh").replace("openapi-codegen.json", "openapi.json"));
  await succeed(path, "go", "run", ".", mock.url, number);
});

programTest("Rust, with progenitor", "cargo", async () => {
  const path = await project("rust", "src/main.rs");
  await succeed(path, "sh", "-ec", blocks("Rust", "sh"));
  await callBoth(path, "cargo run --quiet --");
});

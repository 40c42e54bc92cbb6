import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { mainOperation, operations, serverUrl } from "../../scripts/document/operations.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { programTest } from "../program.js";

/** How to run a sample of each language: the file to write it to, and the command. */
const runners: Record<string, { file: string; command: [program: string, ...options: string[]] }> = {
  Shell: { file: "sample.sh", command: ["sh"] },
  TypeScript: { file: "bundled-sample.mjs", command: [process.execPath] },
  JavaScript: { file: "sample.mjs", command: [process.execPath] },
  Python: { file: "sample.py", command: ["python3"] },
  Go: { file: "sample.go", command: ["go", "run"] },
};

const operation = mainOperation(operations(document));
const samples = operation?.codeSamples ?? [];
const success = operation?.responses["200"]?.content?.examples.created as { message: string };

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "code-samples-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a code sample gets 200 from the mock:", () => {
  for (const { lang, label = lang, source } of samples) {
    programTest(label, runners[lang]?.command[0] ?? lang, async () => {
      expect(await run(lang, source)).toContain(success.message);
    });
  }

  test("the guide's first call", async () => {
    const [, source = ""] = /```sh\n(export VIDEOSDK_TOKEN.*?)```/s.exec(document.info.description ?? "") ?? [];
    expect(await run("Shell", source)).toContain(success.message);
  });
});

test("every language of the samples can be run", () => {
  expect(samples.map(({ lang }) => lang)).toEqual(Object.keys(runners));
});

/** Runs a sample with the mock in place of the API, each with a mock of its own, and resolves with what it prints. */
async function run(lang: string, source: string): Promise<string> {
  const { file, command } = runners[lang] as (typeof runners)[string];
  const [program, ...options] = command;
  const mock = await startMock({ port: 0 });
  try {
    const path = join(folder, file);
    const local = source.replaceAll(serverUrl(document), mock.url);
    await writeFile(path, lang === "TypeScript" ? await bundled(local, mock.url) : local);
    const environment = { ...process.env, VIDEOSDK_TOKEN: "any-token-will-do" };
    const child = spawn(program, [...options, path], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
    const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
    expect(code, errors).toBe(0);
    return output;
  } finally {
    await mock.close();
  }
}

/** The sample with this package's client in it. The client knows the API's address by itself: here, the mock's. */
async function bundled(source: string, url: string): Promise<string> {
  const [from, to] = [serverUrl(document), url].map((origin) => JSON.stringify(origin));
  const redirect = `globalThis.fetch = ((fetch) => (target, init) => {
    const local = (target.url ?? String(target)).replace(${from}, ${to});
    return fetch(target instanceof Request ? new Request(local, target) : local, init);
  })(fetch);`;
  const result = await build({
    stdin: { contents: source, loader: "ts", resolveDir: process.cwd() },
    alias: { "videosdk-sip-contract": "./generated/client.ts" },
    banner: { js: redirect },
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
  });
  return result.outputFiles[0]?.text ?? "";
}

/** The code samples of every operation are tried with the mock in place of the API. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { document } from "../../scripts/document/document.js";
import {
  mainOperation,
  type Operation,
  operationNamed,
  operations,
  serverUrl,
  successOf,
} from "../../scripts/document/operations.js";
import { type Mock, type OperationId, startMock } from "../../scripts/mock/start-mock.js";
import { programTest } from "../program.js";

/** How to run a sample of each language: the end of its file's name, and the command. */
export const runners: Record<string, { file: string; command: [program: string, ...options: string[]] }> = {
  Shell: { file: "sample.sh", command: ["sh"] },
  TypeScript: { file: "bundled.mjs", command: [process.execPath] },
  JavaScript: { file: "sample.mjs", command: [process.execPath] },
  Python: { file: "sample.py", command: ["python3"] },
  Go: { file: "sample.go", command: ["go", "run"] },
};

/** The languages of the long tests. test/bundle/ tries one sample in each. */
export const others = ["JavaScript", "Python", "Go"];

export const all = operations(document);
export const create = mainOperation(all);
const smallest = create.requestBody.examples.created as { phoneNumbers: [string] };
const [number] = smallest.phoneNumbers;

let folder: string;
let mock: Mock;

/** Tests the samples in these languages. */
export function testSamples(languages: string[]): void {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "code-samples-"));
    mock = await startMock({ port: 0 });
  });

  afterAll(async () => {
    await mock.close();
    await rm(folder, { recursive: true, force: true });
  });

  describe.concurrent("a code sample gets its answer from the mock:", () => {
    for (const operation of all) {
      for (const { lang, label = lang, source } of operation.codeSamples) {
        if (!languages.includes(lang)) continue;
        programTest(`${operation.operationId}, ${label}`, runners[lang]?.command[0] ?? lang, async () => {
          const account = `${operation.operationId}-${lang}`;
          const ids = operation === create ? [] : await createdIds(operation, account);
          const prepared = ids.reduce((text, [shown, real]) => text.replaceAll(shown, real), source);
          const called = mock.nextRequest({ account, operation: operation.operationId as OperationId });
          expect(await run(lang, prepared, account)).toContain(outputOf(operation));
          // A sample of another operation may print the same.
          await called;
        });
      }
    }
  });
}

/** The output of a sample that succeeded: the response's message, the number, or another text; nothing without a body. */
export function outputOf(operation: Operation): string {
  const [, success] = successOf(operation) ?? [];
  const [example] = Object.values(success?.content?.examples ?? {});
  const texts = JSON.stringify(example ?? {}).match(/(?<=")[^"]+(?="[,\]}])/g) ?? [];
  return (example as { message?: string })?.message ?? texts.find((text) => text === number) ?? texts[0] ?? "";
}

/**
 * Creates the number that the samples use, and resolves with each id that the examples show and the one that it has here.
 * A gateway that is to be deleted has no numbers.
 */
async function createdIds({ method }: Operation, account: string): Promise<[shown: string, real: string][]> {
  const send = (path: string, init: RequestInit = {}) =>
    fetch(`${mock.url}${create.path}${path}`, {
      ...init,
      headers: { authorization: account, "content-type": "application/json" },
    });
  const created = await send("", { method: "POST", body: JSON.stringify(smallest) });
  expect(created.status).toBe(200);
  const example = operationNamed(all, "getPhoneNumber").responses["200"]?.content?.examples.found as Found;
  const found = (await (await send(`/${encodeURIComponent(number)}`)).json()) as Found;
  if (method === "DELETE") await send("/detach", { method: "POST", body: JSON.stringify({ phoneNumber: number }) });
  return ids(example).map((id, index) => [id, ids(found)[index] ?? id]);
}

interface Found {
  phoneNumber: { phoneNumberId: string };
  inbound: { id: string };
  outbound: { id: string };
}

function ids({ phoneNumber, inbound, outbound }: Found): string[] {
  return [phoneNumber.phoneNumberId, inbound.id, outbound.id];
}

/** Runs a sample with the mock in place of the API, and resolves with what it prints. */
export async function run(lang: string, source: string, account: string): Promise<string> {
  const { file, command } = runners[lang] as (typeof runners)[string];
  const [program, ...options] = command;
  const path = join(folder, `${account}-${file}`);
  const local = source.replaceAll(serverUrl(document), mock.url).replace(/^export VIDEOSDK_TOKEN=.*$/m, "");
  await writeFile(path, lang === "TypeScript" ? await bundled(local, mock.url) : local);
  const environment = { ...process.env, VIDEOSDK_TOKEN: account };
  const child = spawn(program, [...options, path], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  expect(code, errors).toBe(0);
  return output;
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

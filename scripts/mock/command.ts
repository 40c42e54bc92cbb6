import { readFile } from "node:fs/promises";
import { Command, InvalidArgumentError, Option } from "commander";
import { isWhole, largest } from "./option-checks.js";
import { readyFile } from "./ready-file.js";
import type { MockOptions } from "./start-mock.js";

interface Options
  extends Pick<MockOptions, "host" | "latency" | "port" | "record" | "seedChaos" | "stateless" | "unknownFields"> {
  chaos: number;
  seed?: string;
  readyFile?: string;
  allowHost: string[];
  cert?: string;
  key?: string;
  quiet?: true;
  json?: true;
}

export function mockCommand(): Command {
  return new Command("mock")
    .summary("run the API on this machine")
    .description(
      "Runs a mock of the API on this machine, with a page to look at it at /, and the docs at /docs.\n" +
        "It remembers what it created, until it ends. Ctrl-C ends it.",
    )
    .option(
      "-p, --port <number>",
      "the port to listen on; 0 takes a free one",
      wholeNumber("A port", largest.port),
      4010,
    )
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .option(
      "--latency <ms>",
      "how long a create holds its numbers before it is answered, so that others can lose the race",
      wholeNumber("A latency in milliseconds", largest.latency),
      0,
    )
    .option("--seed <file>", "numbers that are known from the start, in JSON or YAML")
    .addOption(
      new Option("--stateless", "remember nothing: every valid request succeeds").conflicts(["seed", "latency"]),
    )
    .option("--chaos <share>", "the share of the valid requests that fail, for example 0.05", share, 0)
    .option("--seed-chaos <number>", "makes the same requests fail again", wholeNumber("A seed", largest.seedChaos))
    .option("--record <file>", "write what was answered to a file, as HAR")
    .option("--ready-file <file>", "write the mock's address to a file when it takes requests")
    .option(
      "--allow-host <name>",
      "a name by which other machines may reach the page and the control path; repeatable",
      (name: string, names: string[]) => [...names, name],
      [],
    )
    .option("--cert <file>", "a certificate as PEM: the mock then speaks https")
    .option("--key <file>", "the certificate's key as PEM")
    .option("--unknown-fields", "add a field that the document does not list to every object in the responses")
    .option("--quiet", "no line for each request")
    .option("--json", "every line is JSON")
    .addHelpText(
      "after",
      `
Examples:
  videosdk-sip-contract mock
  videosdk-sip-contract mock --port 8080 --latency 2000
  videosdk-sip-contract mock --seed numbers.yaml
  videosdk-sip-contract mock --chaos 0.05 --record mock.har

A seed file holds numbers by account (the token's apikey claim, or the token itself):
  my-api-key:
    attached: ["+12025550143"]
    detached: ["+12025550144"]

Exit code: 0 when it was ended by Ctrl-C, 2 when it could not start.`,
    )
    .action(run);
}

async function run({
  seed,
  quiet,
  json,
  readyFile: readyPath,
  allowHost,
  cert,
  key,
  ...options
}: Options): Promise<void> {
  if ((cert === undefined) !== (key === undefined)) throw new Error("--cert and --key belong together: give both.");
  const [{ startMock }, { logJson, logLines }, { exampleLine }, { document }, { mainOperation, operations }] =
    await Promise.all([
      import("./start-mock.js"),
      import("./log/log.js"),
      import("./log/example-line.js"),
      import("../document/document.js"),
      import("../document/operations.js"),
    ]);
  const ready = readyPath === undefined ? undefined : await readyFile(readyPath);
  const mock = await startMock({
    ...options,
    allowedHosts: allowHost,
    ...(cert !== undefined && key !== undefined && { https: { cert: await readPem(cert), key: await readPem(key) } }),
    ...(seed !== undefined && { seed: await (await import("./seed-file.js")).readSeedFile(seed) }),
    ...(!quiet && { log: json ? logJson : logLines }),
  }).catch(async (error) => {
    await ready?.restore();
    throw error;
  });
  async function end(): Promise<void> {
    await ready?.remove();
    await mock.finish(1000).finally(() => process.exit(0));
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end());
  // The reader of the output has closed it, as `head` does.
  process.stdout.on("error", () => void end());
  await ready?.write(mock.url).catch(async (error) => {
    await mock.close();
    throw error;
  });

  const docs = `${mock.url}/docs/`;
  if (json) {
    console.log(JSON.stringify({ url: mock.url, docs, ...(options.chaos > 0 && { seedChaos: mock.seedChaos }) }));
    return;
  }
  console.log(`Mock  ${mock.url}`);
  console.log(`Page  ${mock.url}/`);
  console.log(`Docs  ${docs}`);
  if (options.chaos > 0) console.log(`Chaos ${options.chaos}, the same again with --seed-chaos ${mock.seedChaos}`);
  console.log(`\nTry   ${exampleLine(mock.url, mainOperation(operations(document)))}`);
  console.log("\nCtrl-C ends it.\n");
}

async function readPem(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: Error) => {
    throw new Error(`${file} cannot be read: ${error.message}`);
  });
}

function share(value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !(number >= 0 && number <= 1)) {
    throw new InvalidArgumentError("A share is a number from 0 to 1.");
  }
  return number;
}

function wholeNumber(what: string, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || !isWhole(number, 0, most)) {
      throw new InvalidArgumentError(`${what} is a whole number from 0 to ${most}.`);
    }
    return number;
  };
}

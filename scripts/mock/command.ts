import { Command, InvalidArgumentError, Option } from "commander";
import { isWhole, largest } from "./option-checks.js";

interface Options {
  port: number;
  host: string;
  latency: number;
  seed?: string;
  stateless?: true;
  quiet?: true;
  json?: true;
}

export function mockCommand(): Command {
  return new Command("mock")
    .summary("run the API on this machine")
    .description(
      "Runs a mock of the API on this machine, with the docs beside it at /docs. It remembers what it created,\n" +
        "until it ends. Ctrl-C ends it.",
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
    .option("--quiet", "no line for each request")
    .option("--json", "every line is JSON")
    .addHelpText(
      "after",
      `
Examples:
  videosdk-sip-contract mock
  videosdk-sip-contract mock --port 8080 --latency 2000
  videosdk-sip-contract mock --seed numbers.yaml

A seed file holds numbers by account (the token's apikey claim, or the token itself):
  my-api-key:
    attached: ["+12025550143"]
    detached: ["+12025550144"]

Exit code: 0 when it was ended by Ctrl-C, 2 when it could not start.`,
    )
    .action(run);
}

async function run({ seed, quiet, json, ...options }: Options): Promise<void> {
  const [{ startMock }, { logJson, logLines }, { exampleLine }, { document }, { mainOperation, operations }] =
    await Promise.all([
      import("./start-mock.js"),
      import("./log.js"),
      import("./curl.js"),
      import("../document/document.js"),
      import("../document/operations.js"),
    ]);
  const mock = await startMock({
    ...options,
    ...(seed !== undefined && { seed: await (await import("./seed-file.js")).readSeedFile(seed) }),
    ...(!quiet && { log: json ? logJson : logLines }),
    docs: async (folder, signal) => (await import("../docs/build-docs.js")).buildDocs(folder, { tryAt: "/", signal }),
  });
  const end = () => void mock.close().finally(() => process.exit(0));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, end);
  // Whoever read the lines has read enough, as `head` does.
  process.stdout.on("error", end);

  const docs = `${mock.url}/docs/`;
  if (json) {
    console.log(JSON.stringify({ url: mock.url, docs }));
    return;
  }
  console.log(`Mock  ${mock.url}`);
  console.log(`Docs  ${docs}`);
  console.log(`\nTry   ${exampleLine(mock.url, mainOperation(operations(document)))}`);
  console.log("\nCtrl-C ends it.\n");
}

function wholeNumber(what: string, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (value.trim() === "" || !isWhole(number, 0, most)) {
      throw new InvalidArgumentError(`${what} is a whole number from 0 to ${most}.`);
    }
    return number;
  };
}

import { Command, InvalidArgumentError } from "commander";

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
    .option("-p, --port <number>", "the port to listen on; 0 takes a free one", wholeNumber("A port", 65_535), 4010)
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .option(
      "--latency <ms>",
      "how long a create holds its numbers before it is answered, so that others can lose the race",
      wholeNumber("A latency in milliseconds", 600_000),
      0,
    )
    .option("--seed <file>", "numbers that are known from the start, in JSON or YAML")
    .option("--stateless", "remember nothing: every valid request succeeds")
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
    docs: async (folder) => (await import("../docs/build-docs.js")).buildDocs(folder),
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => void mock.close().then(() => process.exit(0)));
  }

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
    if (value.trim() === "" || !Number.isInteger(number) || number < 0 || number > most) {
      throw new InvalidArgumentError(`${what} is a whole number from 0 to ${most}.`);
    }
    return number;
  };
}

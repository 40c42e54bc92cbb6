import { Command, InvalidArgumentError } from "commander";

export function mockCommand(): Command {
  return new Command("mock")
    .summary("run the API on this machine")
    .description("Runs a mock of the API on this machine, with the docs beside it at /docs. Ctrl-C ends it.")
    .option("-p, --port <number>", "the port to listen on; 0 takes a free one", port, 4010)
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .addHelpText(
      "after",
      `
Examples:
  videosdk-sip-contract mock
  videosdk-sip-contract mock --port 8080`,
    )
    .action(async (options: { port: number; host: string }) => {
      const { startMock } = await import("./start-mock.js");
      const mock = await startMock(options);
      console.log(`Mock  ${mock.url}`);
      for (const signal of ["SIGINT", "SIGTERM"] as const) {
        process.once(signal, () => void mock.close().then(() => process.exit(0)));
      }
    });
}

function port(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65535) {
    throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
  }
  return number;
}

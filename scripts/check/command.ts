import { Command, InvalidArgumentError, Option } from "commander";
import type { CheckCommandOptions } from "./options.js";
import { reporterNames } from "./report/names.js";

export function checkCommand(): Command {
  return new Command("check")
    .summary("tell whether a server keeps the contract")
    .description(
      "Tells whether a server keeps the contract, guarantee by guarantee. Without a url, it checks the mock.\n" +
        "A server that is not on this machine is sent only reads, and requests that the contract says are refused." +
        " What the check attaches, it takes back at the end.",
    )
    .argument("[url]", "the server's address, for example https://api.videosdk.live")
    .option("--token <token>", "the token, bare; VIDEOSDK_TOKEN keeps it out of the process list")
    .option("--allow-writes", "on another machine: also send requests that create phone numbers and gateways")
    .option("--read-only", "on this machine: send only requests that the contract says are refused")
    .option("--keep", "leave attached what the check attached")
    .addOption(repeatable("--only <guarantee>", "check this guarantee, not all", collect))
    .option("--list", "list the guarantees and the requests for each, and send none")
    .option("--strict", "fail where the server does otherwise than we assumed")
    .option("--bail", "stop at the first broken guarantee; with --strict, at an assumption too")
    .option("--known <file>", "deviations that are accepted for a while, as JSON")
    .addOption(
      new Option("--timeout <time>", "the longest that one answer may take, such as 10s or 500ms")
        .argParser(duration)
        .default(10_000, "10s"),
    )
    .addOption(
      new Option(
        "--explore <requests>",
        "how many requests to search with beside the fixed ones; on another machine none, unless you say so",
      ).argParser(wholeNumber(1_000_000)),
    )
    .addOption(new Option("--seed <n>", "send the same requests again").argParser(wholeNumber(2 ** 31 - 1)))
    .addOption(
      new Option("--delay <ms>", "the least time from one request to the next")
        .argParser(wholeNumber(60_000))
        .default(0),
    )
    .addOption(
      new Option(
        "--concurrency <n>",
        "how many requests are sent at once where their order does not matter, for a server that is far away",
      )
        .argParser(wholeNumber(32, 1))
        .default(1),
    )
    .addOption(repeatable("--header <name:value>", "a header to add to every request", header))
    .option("--insecure", "accept a certificate that is not trusted")
    .addOption(repeatable("--reporter <name>", `a further report: ${reporterNames.join(", ")}`, reporterName))
    .addOption(repeatable("--output <file>", "where the report in the same place goes; stdout if left out", collect))
    .addHelpText(
      "after",
      `
Token: --token, VIDEOSDK_TOKEN, or one made from VIDEOSDK_API_KEY and VIDEOSDK_SECRET.

Exit code: 0 every wanted guarantee kept, 1 a guarantee broken, 2 not all that was wanted could be proven.

Examples:
  videosdk-sip-contract check
  videosdk-sip-contract check http://127.0.0.1:3000 --token test
  videosdk-sip-contract check https://api.videosdk.live --reporter junit --output report.xml`,
    )
    .action(async (url: string | undefined, options: CheckCommandOptions) => {
      const { runCheckCommand } = await import("./run-command.js");
      process.exitCode = await runCheckCommand(url, options);
    });
}

function repeatable<T>(flags: string, description: string, parse: (value: string, before: T[]) => T[]): Option {
  return new Option(flags, `${description}; may be repeated`).argParser(parse).default([], "none");
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

function reporterName(value: string, before: string[]): string[] {
  if (!(reporterNames as readonly string[]).includes(value)) {
    throw new InvalidArgumentError(`There are: ${reporterNames.join(", ")}.`);
  }
  return [...before, value];
}

function wholeNumber(most: number, least = 0): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (value.trim() !== "" && Number.isInteger(number) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}

/** @returns milliseconds */
function duration(value: string): number {
  const [, amount, unit = "s"] = /^(\d+(?:\.\d+)?)(ms|s)?$/.exec(value) ?? [];
  const milliseconds = Number(amount) * (unit === "s" ? 1000 : 1);
  if (!(milliseconds >= 1 && milliseconds <= 600_000)) {
    throw new InvalidArgumentError("Give seconds or milliseconds, such as 10s or 500ms, ten minutes at most.");
  }
  return milliseconds;
}

function header(value: string, before: [string, string][]): [string, string][] {
  const [, name, content] = /^([!#$%&'*+.^_`|~\w-]+):\s*([\x20-\x7e]*)$/.exec(value) ?? [];
  if (!name) throw new InvalidArgumentError("Give a header as name:value.");
  return [...before, [name, content ?? ""]];
}

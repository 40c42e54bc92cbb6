import { Command, InvalidArgumentError, Option } from "commander";
import { type CheckCommandOptions, collect, repeatable, reporterName, wholeNumber } from "./command-options.js";
import { reporterNames } from "./report/reporter-names.js";

export function checkCommand(): Command {
  return new Command("check")
    .summary("tell whether a server keeps the contract")
    .description(
      "Tells whether a server keeps the contract, guarantee by guarantee. Without a url, it checks the mock. A server" +
        " on this machine gets every request. A server elsewhere gets only reads, and requests that the contract says" +
        " are refused, unless you allow more. The check takes back every number that it attached.",
    )
    .argument("[url]", "the server's address, for example https://api.videosdk.live")
    .option("--token <token>", "the token, bare; VIDEOSDK_TOKEN keeps it out of the process list")
    .option("--allow-writes", "on another machine: also send requests that create phone numbers and gateways")
    .option("--read-only", "on this machine: create nothing")
    .option("--keep", "leave attached what the check attached")
    .addOption(repeatable("--only <guarantee>", "check this guarantee, not all", collect))
    .addOption(
      repeatable("--without <operation>", "an operation that the server is known to lack, or companions", collect),
    )
    .option("--har <file>", "judge a recording, and send nothing: a HAR file of a browser, a proxy or `mock --record`")
    .addOption(repeatable("--origin <url>", "of a recording: an address where the API is, beside its own", collect))
    .option("--one-account", "of a recording that leaves out the tokens: all its requests are of one account")
    .option(
      "--no-other-clients",
      "of a recording: nothing else changes its accounts, so what it cannot explain is broken",
    )
    .addOption(repeatable("--require <guarantee>", "of a recording: it has to show this, or valid-requests", collect))
    .option("--list", "list the guarantees by operation, and send nothing")
    .option("--strict", "fail where the server does otherwise than the document assumes")
    .option("--bail", "stop at the first broken guarantee; with --strict, at an assumption too")
    .option("--known <file>", "a JSON file of deviations that are accepted: they are reported, and fail nothing")
    .option("--update-known", "write that file, so that it accepts what this run finds")
    .addOption(
      new Option("--timeout <time>", "the longest that one response may take, such as 10s or 500ms")
        .argParser(duration)
        .default(10_000, "10s"),
    )
    .addOption(
      new Option(
        "--max-time <time>",
        "the longest that the check may take, such as 90s; what this leaves out is said (default: 60s, or no limit with --delay)",
      ).argParser(duration),
    )
    .addOption(
      new Option(
        "--generate <requests>",
        "how many generated requests to send beside the curated ones; 0 for none, as on another machine unless you say so",
      ).argParser(wholeNumber(1_000_000)),
    )
    .addOption(new Option("--seed <n>", "generate the same requests again").argParser(wholeNumber(2 ** 31 - 1)))
    .addOption(
      new Option("--delay <ms>", "the least time from one request to the next")
        .argParser(wholeNumber(60_000))
        .default(0),
    )
    .addOption(
      new Option(
        "--concurrency <n>",
        "how many requests are sent at once where their order does not matter (default: 6)",
      ).argParser(wholeNumber(32, 1)),
    )
    .addOption(repeatable("--header <name:value>", "a header to add to every request", header))
    .option("--insecure", "accept a certificate that is not trusted")
    .option("--verbose", "print each guarantee on a line of its own, and every finding and number")
    .addOption(repeatable("--reporter <name>", `a further report: ${reporterNames.join(", ")}`, reporterName))
    .addOption(repeatable("--output <file>", "where the report in the same place goes; stdout if left out", collect))
    .addHelpText(
      "after",
      `
Token: --token, VIDEOSDK_TOKEN, or one made from VIDEOSDK_API_KEY and VIDEOSDK_SECRET.

Exit code:
  0  every guarantee that was asked for is kept; warnings and accepted deviations do not count
  1  a guarantee is broken
  2  not everything that was asked for could be proven, or the check could not be made

Examples:
  videosdk-sip-contract check
      check the mock: every request, and what a report looks like
  videosdk-sip-contract check http://127.0.0.1:3000 --token test
      check the server that you are writing
  videosdk-sip-contract check http://127.0.0.1:3000 --token test --only atomic --verbose
      look at one guarantee; \`videosdk-sip-contract explain atomic\` tells about it
  videosdk-sip-contract check http://127.0.0.1:3000 --token test --known known.json --update-known
      accept what is broken today, so that only something new fails
  videosdk-sip-contract check https://api.videosdk.live --reporter junit --output report.xml
      check the live API without creating anything, with a report for your CI
  videosdk-sip-contract check --har traffic.har
      judge what others sent, and what they got`,
    )
    .action(async (url: string | undefined, options: CheckCommandOptions) => {
      const { runCheckCommand } = await import("./run-command.js");
      process.exitCode = await runCheckCommand(url, options);
    });
}

export function explainCommand(): Command {
  return new Command("explain")
    .summary("explain a guarantee of the contract")
    .description(
      "Explains a guarantee: what the page says about it or what is assumed, what the check sends for it, what a server" +
        " that breaks it looks like, and the usual causes. Without a guarantee, it lists all of them.",
    )
    .argument("[guarantee]", "the id of a guarantee, for example atomic")
    .addHelpText(
      "after",
      `
Examples:
  videosdk-sip-contract explain
  videosdk-sip-contract explain atomic`,
    )
    .action(async (guarantee: string | undefined) => {
      const { document } = await import("../document/document.js");
      const [{ explain }, { listGuarantees }] = await Promise.all([
        import("./explain/explain.js"),
        import("./list-guarantees.js"),
      ]);
      console.log(explain(listGuarantees(document), guarantee));
    });
}

/** @returns milliseconds */
function duration(value: string): number {
  const [, amount, unit = "s"] = /^(\d+(?:\.\d+)?)(ms|s)?$/.exec(value) ?? [];
  const milliseconds = Number(amount) * (unit === "s" ? 1000 : 1);
  if (!(milliseconds >= 1 && milliseconds <= 3_600_000)) {
    throw new InvalidArgumentError("Give seconds or milliseconds, such as 10s or 500ms, an hour at most.");
  }
  return milliseconds;
}

function header(value: string, before: [string, string][]): [string, string][] {
  const [, name, content] = /^([!#$%&'*+.^_`|~\w-]+):\s*([\x20-\x7e]*)$/.exec(value) ?? [];
  if (!name) throw new InvalidArgumentError("Give a header as name:value.");
  return [...before, [name, content ?? ""]];
}

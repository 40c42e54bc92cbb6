import { Command, Option } from "commander";
import { collect, repeatable, reporterName, reporterNames, wholeNumber } from "../check/command-options.js";
import type { ProxyCommandOptions } from "./run-command.js";

export function proxyCommand(): Command {
  return new Command("proxy")
    .summary("pass traffic on to a server, and judge it")
    .description(
      "Passes every request on to a server and every response back, unchanged, and tells whether the server keeps the" +
        " contract. Send your own traffic to it, with your own token: the proxy sends nothing by itself. Ctrl-C ends it" +
        " and prints the report.",
    )
    .option("--upstream <url>", "the server's address, with the path in front of the API's if there is one")
    .addOption(
      new Option("-p, --port <number>", "the port to listen on; 0 takes a free one")
        .argParser(wholeNumber(65_535))
        .default(4011),
    )
    .addOption(
      new Option("--page <port>", "show the traffic, and the verdict on it, on a page at this port").argParser(
        wholeNumber(65_535),
      ),
    )
    .option(
      "--no-other-clients",
      "nothing else changes the accounts of this traffic, so what it cannot explain is broken",
    )
    .addOption(repeatable("--only <guarantee>", "report this guarantee, not all", collect))
    .addOption(repeatable("--require <guarantee>", "fail unless some exchange shows it, or valid-requests", collect))
    .option("--strict", "fail where the server does otherwise than the document assumes")
    .option("--known <file>", "a JSON file of deviations that are accepted: they are reported, and fail nothing")
    .option("--insecure", "accept a certificate of the server that is not trusted")
    .option("--quiet", "no line for each exchange")
    .option("--verbose", "print each guarantee on a line of its own, and every finding")
    .addOption(repeatable("--reporter <name>", `a further report: ${reporterNames.join(", ")}`, reporterName))
    .addOption(repeatable("--output <file>", "where the report in the same place goes; stdout if left out", collect))
    .addHelpText(
      "after",
      `
Exit code, when it is ended:
  0  nothing is broken, and at least one exchange was checked
  1  a guarantee is broken; with --require valid-requests, or a request of your own breaks the contract
  2  nothing could be checked, or what --require names was not seen

Examples:
  videosdk-sip-contract proxy
      then send your requests to http://127.0.0.1:4011 in place of https://api.videosdk.live
  videosdk-sip-contract proxy --upstream http://127.0.0.1:3000 --reporter html --output report.html
      judge your own server with the traffic of your tests
  videosdk-sip-contract proxy --page 4012
      and see the traffic, with the verdict on each exchange, at http://127.0.0.1:4012`,
    )
    .action(async (options: ProxyCommandOptions) => {
      const { runProxyCommand } = await import("./run-command.js");
      process.exitCode = await runProxyCommand(options);
    });
}

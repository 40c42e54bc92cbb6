#!/usr/bin/env node
/** The command line. Each command is declared in the folder of its tool, which is loaded only when it runs. */
import { Command } from "commander";
import packageFile from "../package.json" with { type: "json" };
import { checkCommand, explainCommand } from "./check/command.js";
import { docsCommand } from "./docs/command.js";
import { ignoreClosedOutput } from "./ignore-closed-output.js";
import { mockCommand } from "./mock/command.js";
import { proxyCommand } from "./proxy/command.js";

ignoreClosedOutput();

/** The exit code of a wrong command or option, and of a command that cannot be carried out. */
const cannot = 2;

const program = new Command("videosdk-sip-contract")
  .description(
    "The contract of VideoSDK's endpoint for phone numbers and SIP gateways: a mock that keeps it, " +
      "a check that proves it, and its docs. Unofficial.",
  )
  .version(packageFile.version)
  .showHelpAfterError()
  .configureHelp({ showGlobalOptions: false });

for (const command of [mockCommand(), checkCommand(), explainCommand(), proxyCommand(), docsCommand()]) {
  program.addCommand(command.copyInheritedSettings(program).exitOverride(exit));
}
program.exitOverride(exit);

try {
  await program.parseAsync();
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : error}`);
  process.exitCode = cannot;
}

function exit({ exitCode }: { exitCode: number }): never {
  process.exit(exitCode === 0 ? 0 : cannot);
}

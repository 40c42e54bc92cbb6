/** `npm run diff [-- <base>]`: the changes of the document, and whether package.json's version follows from them. */
import { styleText } from "node:util";
import { Command } from "commander";
import { lt } from "semver";
import packageFile from "../../package.json" with { type: "json" };
import { bundle } from "../bundle/bundle.js";
import { ignoreClosedOutput } from "../ignore-closed-output.js";
import { withBaseDocument } from "./base-document.js";
import type { Change } from "./change.js";
import { changesBetween } from "./changes-between.js";
import { neededVersion } from "./needed-version.js";
import { summarized } from "./summarized.js";

ignoreClosedOutput();

const documentFile = "openapi/openapi.yaml";

/** The document of the last release, which is kept here so that every clone has it, with tags or without. */
const releasedFile = "openapi/released.json";

const command = new Command("npm run diff --")
  .description(
    `Compares ${documentFile} with an older one, and prints the version step that each change needs.\n` +
      "Fails when package.json's version does not follow.",
  )
  .argument("[base]", "a file or a git revision: the last release, unless you say otherwise", releasedFile)
  .addHelpText(
    "after",
    "\nExamples:\n  npm run diff\n  npm run diff -- v1.0.0\n  npm run diff -- ../older/openapi.yaml",
  )
  .showHelpAfterError()
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .action(async (base: string) => {
    const [before, after] = await Promise.all([withBaseDocument(base, documentFile, bundle), bundle(documentFile)]);
    const changes = await changesBetween(before, after);
    for (const change of summarized(changes)) print(change);
    const { version } = before.info;
    const { step, needed } = neededVersion(version, changes);
    console.log(
      step
        ? `Since version ${version} (${base}) the document changed by a ${step} step: ${needed} or newer.`
        : `Nothing changed since version ${version} (${base}).`,
    );
    if (lt(packageFile.version, needed)) {
      console.error(
        `package.json says ${packageFile.version}. Run \`npm version --no-git-tag-version ${needed}\`, ` +
          `and raise info.version in ${documentFile} and the newest entry of CHANGELOG.md to the same.`,
      );
      process.exitCode = 1;
    }
  });

try {
  await command.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

function print({ step, what, reason }: Change): void {
  const colour = { major: "red", minor: "yellow", patch: "green" } as const;
  console.log(`${styleText(colour[step], step)}  ${what}${reason && step === "major" ? `. ${reason}` : ""}`);
}

import { Command } from "commander";

export function docsCommand(): Command {
  return new Command("docs")
    .summary("build the docs site")
    .description("Builds the docs site: static files that can be published anywhere.")
    .option("-o, --output <folder>", "the folder to write", "dist/docs")
    .addHelpText("after", "\nExample:\n  videosdk-sip-contract docs --output public")
    .action(async ({ output }: { output: string }) => {
      const { buildDocs } = await import("./build-docs.js");
      console.log("Building the docs …");
      console.log(`Docs  ${await buildDocs(output)}`);
    });
}

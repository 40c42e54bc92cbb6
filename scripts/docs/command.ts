import { Command, InvalidArgumentError } from "commander";

export function docsCommand(): Command {
  return new Command("docs")
    .summary("write the docs site")
    .description("Writes the docs site: static files that can be published anywhere.")
    .option("-o, --output <folder>", "the folder to write", "dist/docs")
    .option("--url <address>", "where the site will be published, for search engines and social cards", webAddress)
    .addHelpText(
      "after",
      `
Examples:
  videosdk-sip-contract docs --output public
  videosdk-sip-contract docs --url https://docs.example.com/sip/`,
    )
    .action(async ({ output, url }: { output: string; url?: string }) => {
      const { copySite } = await import("./site.js");
      console.log(`Docs  ${await copySite(output, url)}`);
    });
}

function webAddress(value: string): string {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new InvalidArgumentError("It has to be a whole address, for example https://docs.example.com/sip/.");
  }
  return value;
}

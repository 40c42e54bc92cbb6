import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { bundle } from "../bundle/bundle.js";
import { document } from "../document/document.js";
import { operations } from "../document/operations.js";
import type { CodeSample, OpenApiDocument } from "../document/types.js";
import { packageFolder } from "../package-folder.js";
import { redocly, redoclyFolder } from "../redocly.js";
import { docsDocument } from "./docs-document.js";
import { finishPage } from "./page.js";
import { llmsText, referenceHtml, referenceMarkdown } from "./reference.js";
import { addressPlaceholder } from "./site.js";

/** Redoc loads its own logos from another host. */
const redocLogo = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;

/**
 * Builds the docs site into a folder: static files that work from any path, and offline. Its page has a placeholder for the
 * address where it is published.
 *
 * @param folder made when it is not there
 * @returns the path of its `index.html`
 * @throws when Redocly refuses; the message is its own
 */
export async function buildDocs(folder: string): Promise<string> {
  // First, so that a folder that cannot be created is reported before the slow part.
  await mkdir(folder, { recursive: true });
  const site = join(packageFolder(), "scripts", "docs", "site");
  const shown = docsDocument(await bundle(join(packageFolder(), "openapi", "openapi.yaml")));
  const reference = referenceMarkdown(shown);
  const redoc = await redocScript();
  const script = `redoc.${createHash("sha256").update(redoc).digest("hex").slice(0, 12)}.js`;

  const files: Record<string, string> = {
    "index.html": await finishPage({
      html: await renderPage(shown, join(site, "page.hbs")),
      script,
      style: await readFile(join(site, "style.css"), "utf8"),
      mendings: await readFile(join(site, "mend-redoc.js"), "utf8"),
      reference: await referenceHtml(reference),
    }),
    [script]: redoc,
    "openapi.json": `${JSON.stringify(document, undefined, 2)}\n`,
    "openapi.yaml": stringify(document, { aliasDuplicateObjects: false }),
    "reference.md": reference,
    "llms.txt": llmsText(document),
  };

  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  for (const name of ["favicon.svg", "redocly.svg", "social-card.png"]) await cp(join(site, name), join(folder, name));
  await cp(join(packageFolder(), "openapi", "drawings"), join(folder, "drawings"), { recursive: true });
  return join(folder, "index.html");
}

async function renderPage(shown: OpenApiDocument, template: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "videosdk-sip-contract-docs-"));
  const at = (name: string) => join(folder, name);
  const options = {
    downloadUrls: ["openapi.yaml", "openapi.json", "reference.md"].map((name) => ({ title: name, url: name })),
    jsonSamplesExpandLevel: "all",
    schemasExpansionLevel: "all",
    codeSamples: { languages: [...sampleLanguages(shown), { lang: "Payload" }] },
  };
  try {
    await writeFile(at("openapi.json"), JSON.stringify(shown));
    await writeFile(at("options.json"), JSON.stringify(options));
    const result = await redocly([
      ...["build-docs", at("openapi.json"), "--output", at("index.html")],
      ...["--openapi", at("options.json"), "--template", template],
      `--templateOptions.description=${shown.info.summary}`,
      `--templateOptions.url=${addressPlaceholder}`,
    ]);
    if (result.code !== 0) throw new Error(`The docs could not be built.\n\n${result.stderr}`);
    return await readFile(at("index.html"), "utf8");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Redoc shows only the code samples of the languages in its options. */
function sampleLanguages(shown: OpenApiDocument): Omit<CodeSample, "source">[] {
  const samples = operations(shown).flatMap(({ codeSamples }) => codeSamples);
  const byLabel = new Map(samples.map(({ lang, label = lang }) => [label, { lang, label }]));
  return [...byLabel.values()];
}

async function redocScript(): Promise<string> {
  const script = await readFile(join(redoclyFolder(), "lib", "chunks", "redoc.standalone.js"), "utf8");
  return script.replaceAll(redocLogo, "redocly.svg");
}

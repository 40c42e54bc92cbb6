/** The docs site as the package ships it: `npm run build` makes it, and the mock and the `docs` command use it as it is. */
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { document } from "../document/document.js";
import { operations } from "../document/operations.js";
import { packageFolder } from "../package-folder.js";

/** The placeholder in the page for the address of the published site, which search engines and social cards need. */
export const addressPlaceholder = "SITE-ADDRESS/";

/** Where `npm run build` puts the site, in a checkout as well as in the package. */
export function siteFolder(): string {
  return join(packageFolder(), "dist", "site");
}

interface PageOptions {
  /** Where the site is published; it works anywhere else too. */
  url?: string | undefined;
  /** The address of the page of the mock that serves the site: each operation then has a link that opens it there. */
  mockPage?: string | undefined;
}

/** @throws when the site was not built; the message says how to build it */
export async function readPage(folder: string, { url = "./", mockPage }: PageOptions = {}): Promise<string> {
  const page = await readFile(join(folder, "index.html"), "utf8").catch(() => {
    throw new Error(`The docs site is not in ${folder}. In a checkout, build it first: npm run docs`);
  });
  return page
    .replaceAll(addressPlaceholder, () => url.replace(/\/?$/, "/"))
    .replace("<html", () => (mockPage === undefined ? "<html" : `<html ${mockAttributes(mockPage)}`));
}

/** Attributes for the page's own script, which adds the links. */
function mockAttributes(mockPage: string): string {
  const names = operations(document).map(({ operationId }) => operationId);
  return `data-mock-page="${mockPage}" data-operations="${names.join(" ")}"`;
}

/**
 * Copies the site: static files that work from any path, and offline.
 *
 * @param target made when it is not there
 * @returns the path of its `index.html`
 * @throws when the site was not built, or cannot be written
 */
export async function copySite(target: string, url?: string): Promise<string> {
  // First, so that a folder that cannot be created is reported before anything else.
  await mkdir(target, { recursive: true });
  const page = await readPage(siteFolder(), { url });
  await cp(siteFolder(), target, { recursive: true });
  const index = join(target, "index.html");
  await writeFile(index, page);
  return index;
}

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import packageFile from "../package.json" with { type: "json" };

/**
 * The folder of this package, in a checkout or installed: the nearest parent folder with its package.json. Code that a user
 * has bundled has none, and finds the package that is installed in the working directory.
 *
 * @throws when there is neither
 */
export function packageFolder(): string {
  // Undefined in a CommonJS bundle.
  const here: string | undefined = import.meta.url;
  let folder = here === undefined ? "/" : dirname(fileURLToPath(here));
  while (!isPackage(folder)) {
    const above = dirname(folder);
    if (above === folder) return installedFolder();
    folder = above;
  }
  return folder;
}

function installedFolder(): string {
  try {
    const { resolve } = createRequire(join(process.cwd(), "package.json"));
    return dirname(resolve(`${packageFile.name}/package.json`));
  } catch {
    throw new Error(
      `The files of ${packageFile.name} are not here. Install it in ${process.cwd()}, or do not bundle it.`,
    );
  }
}

function isPackage(folder: string): boolean {
  const file = join(folder, "package.json");
  return existsSync(file) && JSON.parse(readFileSync(file, "utf8")).name === packageFile.name;
}

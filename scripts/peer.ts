import { createRequire } from "node:module";
import packageFile from "../package.json" with { type: "json" };

const require = createRequire(import.meta.url);

/**
 * Where an optional peer is installed. Who uses only the client does not have the tools' packages.
 *
 * @param name for example `@stoplight/prism-http`
 * @param needs what cannot run without it, to begin a sentence with, for example `The mock`
 * @returns the path of its main file
 * @throws when it is not installed; the message says what to install, in the version that this package is made for
 */
export function resolvePeer(name: keyof typeof packageFile.devDependencies, needs: string): string {
  try {
    return require.resolve(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    const install = `npm install --save-dev --save-exact ${name}@${packageFile.devDependencies[name]}`;
    throw new Error(`${needs} needs ${name}, which is not installed. Install it: ${install}`);
  }
}

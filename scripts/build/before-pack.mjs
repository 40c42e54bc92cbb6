/** Runs before `npm pack` and `npm publish`, also where nothing is installed yet: the files that package.json names have to be there. */
import { existsSync, readFileSync } from "node:fs";

const { exports, bin } = JSON.parse(readFileSync("package.json", "utf8"));
const named = JSON.stringify([exports, bin]).match(/(?<=:")\.\/[^"]+/g) ?? [];
const missing = named.filter((file) => !existsSync(file));
if (missing.length > 0) {
  console.error(
    `The package is not built: it lacks ${missing.length} of its files, such as ${missing[0]}. ` +
      "Run `npm ci` and `npm run build`, then pack it again.",
  );
  process.exitCode = 1;
}

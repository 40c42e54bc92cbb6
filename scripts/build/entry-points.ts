/** The entry points of the build, derived from package.json's `exports`. */
import packageFile from "../../package.json" with { type: "json" };

/** For example `./dist/generated/client.js` is built from `generated/client.ts`. */
const sources = Object.values(packageFile.exports)
  .flatMap((target) => (typeof target === "string" ? [] : [target.import.default]))
  .map((target) => target.replace("./dist/", "").replace(/\.js$/, ".ts"));

/** Runs on Node. */
export const toolEntryPoints = sources.filter((source) => /^scripts\/(mock|check|proxy)\//.test(source));

/** Runs anywhere that has `fetch`. */
export const clientEntryPoints = sources.filter((source) => !toolEntryPoints.includes(source));

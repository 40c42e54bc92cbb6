/** Clients that generators for TypeScript make: compiled with `--strict`, and every call made with them. */
import { cp, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect } from "vitest";
import { run, succeed } from "../run.js";
import { number, onServers, toolTest } from "./tool-test.js";

export interface Generator {
  packages: string[];
  /** The command that reads `openapi-codegen.json` and writes `sip.ts` or `sip/`. */
  command: string[];
  /** A file that the command reads, and its text. */
  settings?: [file: string, text: string];
}

const programs = resolve("test/tools/languages/typescript");

/** @param name that of the program in `languages/typescript` */
export function typescriptTest(name: string, { packages, command, settings }: Generator): void {
  toolTest(`TypeScript, with ${name}`, { packages }, async (folder) => {
    const document = "openapi-codegen.json";
    for (const file of ["calls.ts", `${name}.ts`]) await cp(join(programs, file), join(folder, file));
    await cp(join("generated", document), join(folder, document));
    if (settings) await writeFile(join(folder, settings[0]), settings[1]);
    await succeed(folder, "npx", "--no-install", ...command);

    const how = ["--strict", "--noEmit", "--allowImportingTsExtensions", "--pretty", "false"];
    const where = ["--target", "es2022", "--module", "preserve", "--moduleResolution", "bundler"];
    const node = ["--types", "node", "--typeRoots", resolve("node_modules/@types")];
    const tsc = await run(folder, resolve("node_modules/.bin/tsc"), ...how, ...where, ...node, `${name}.ts`);
    expect(tsc.stdout).toBe("");

    await onServers((url) => succeed(folder, resolve("node_modules/.bin/tsx"), `${name}.ts`, url, number));
  });
}

import { readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import ts from "typescript";

/**
 * Writes into `dist/` the declarations that a user of these entry points needs, with maps to their sources.
 *
 * @throws when the sources do not compile
 */
export async function writeDeclarations(entryPoints: string[]): Promise<void> {
  const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");
  const emitting = ts.createProgram(entryPoints, {
    ...options,
    noEmit: false,
    declaration: true,
    declarationMap: true,
    emitDeclarationOnly: true,
    rootDir: ".",
    outDir: "dist",
  });
  const problems = [...ts.getPreEmitDiagnostics(emitting), ...emitting.emit().diagnostics];
  if (problems.length > 0) throw new Error(describe(problems));

  // What a user's compiler would not read, the package does not need.
  const declarations = entryPoints.map((source) => join("dist", source.replace(/\.ts$/, ".d.ts")));
  const reading = ts.createProgram(declarations, options);
  const needed = new Set(reading.getSourceFiles().map(({ fileName }) => resolve(fileName)));
  for (const file of await readdir("dist", { recursive: true })) {
    const declaration = resolve("dist", file.replace(/\.map$/, ""));
    if (declaration.endsWith(".d.ts") && !needed.has(declaration)) await rm(join("dist", file));
  }
}

function describe(problems: ts.Diagnostic[]): string {
  return ts.formatDiagnostics(problems, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => process.cwd(),
    getNewLine: () => "\n",
  });
}

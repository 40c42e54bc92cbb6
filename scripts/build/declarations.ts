import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

/**
 * Writes into `dist/` the declarations that a user of these entry points needs, with maps to their sources. Those sources
 * come along in `dist/src/`: beside the declarations, a user's compiler would take them in place of the declarations.
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
  const reading = ts.createProgram(declarations, { ...options, noLib: true, types: [] });
  const needed = new Set(reading.getSourceFiles().map(({ fileName }) => resolve(fileName)));
  for (const file of await readdir("dist", { recursive: true })) {
    const declaration = resolve("dist", file.replace(/\.map$/, ""));
    if (!declaration.endsWith(".d.ts")) continue;
    if (!needed.has(declaration)) await rm(join("dist", file));
    else if (file.endsWith(".map")) await bringSource(join("dist", file));
    else await writeForRequire(join("dist", file));
  }
}

/** In a package of modules, a declaration for `require` has an ending of its own, and so have those that it imports. */
async function writeForRequire(file: string): Promise<void> {
  const declaration = await readFile(file, "utf8");
  const required = declaration
    .replaceAll(/(from "|import\(")(\.[^"]+)\.js"/g, '$1$2.cjs"')
    .replace(/^\/\/# sourceMappingURL=.*$/m, "");
  await writeFile(file.replace(/\.ts$/, ".cts"), required);
}

async function bringSource(mapFile: string): Promise<void> {
  const map: { sources: [string] } = JSON.parse(await readFile(mapFile, "utf8"));
  const source = relative(".", resolve(dirname(mapFile), map.sources[0]));
  const copy = join("dist/src", source);
  await cp(source, copy);
  await writeFile(mapFile, JSON.stringify({ ...map, sources: [relative(dirname(mapFile), copy)] }));
}

function describe(problems: ts.Diagnostic[]): string {
  return ts.formatDiagnostics(problems, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => process.cwd(),
    getNewLine: () => "\n",
  });
}

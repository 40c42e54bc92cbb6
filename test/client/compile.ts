import ts from "typescript";

/** Another version has the same interface. */
type Compiler = Pick<
  typeof ts,
  "createCompilerHost" | "createProgram" | "createSourceFile" | "flattenDiagnosticMessageText" | "getPreEmitDiagnostics"
>;

/** The settings of a careful user. */
export const strict: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: [],
};
export const resolutions = {
  nodenext: { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  node16: { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 },
  commonjs: { module: ts.ModuleKind.CommonJS, moduleResolution: ts.ModuleResolutionKind.Node10 },
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
};

const libraries = new Map<string, ts.SourceFile | undefined>();

/** The compiler's errors for these files. A file that is given as text need not exist. */
export function diagnostics(
  files: Record<string, string | undefined>,
  options: ts.CompilerOptions,
  compiler: Compiler = ts,
): string[] {
  const host = compiler.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => files[name] !== undefined || fileExists(name);
  host.getSourceFile = (name, target, ...rest) => {
    const text = files[name];
    if (text !== undefined) return compiler.createSourceFile(name, text, target);
    if (!/\/lib\.[\w.]+\.d\.ts$/.test(name)) return getSourceFile(name, target, ...rest);
    // To read TypeScript's own declarations takes longer than all the rest.
    if (!libraries.has(name)) libraries.set(name, getSourceFile(name, target, ...rest));
    return libraries.get(name);
  };
  const program = compiler.createProgram(Object.keys(files), options, host);
  const all = [
    ...compiler.getPreEmitDiagnostics(program),
    ...(options.declaration ? program.getDeclarationDiagnostics() : []),
  ];
  return all.map(({ messageText, file, start }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName}:${line} ${compiler.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

/** The compiler's errors for `types/requests.ts`, which marks the lines that must have one. */
export function diagnosticsOfRequests(resolution: ts.CompilerOptions, exactOptionalPropertyTypes: boolean): string[] {
  const settings = { ...strict, ...resolution, exactOptionalPropertyTypes };
  return diagnostics({ "test/client/types/requests.ts": undefined }, settings);
}

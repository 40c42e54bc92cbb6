import ts from "typescript";

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
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
};

/** What the compiler has to say about a file, whose text may be given. */
export function diagnostics(file: string, options: ts.CompilerOptions, text?: string): string[] {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  if (text !== undefined) {
    host.fileExists = (name) => name === file || fileExists(name);
    host.getSourceFile = (name, target, ...rest) =>
      name === file ? ts.createSourceFile(name, text, target) : getSourceFile(name, target, ...rest);
  }
  return ts.getPreEmitDiagnostics(ts.createProgram([file], options, host)).map(({ messageText, file, start }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

/** The installed package under each TypeScript that people still have. */
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diagnostics, resolutions, strict } from "../client/compile.js";
import { run } from "../run.js";
import { shared } from "../shared.js";
import { temporaryFolder } from "../temporary-folder.js";
import { installedVersion, projectWith } from "./add.js";
import { callFromTypeScript } from "./client.js";
import { annotatedLibrary, library } from "./library.js";

const versions = ["5.4", "5.9", "6.0"];
const nameOf = (version: string) => `typescript-${version}`;
const newest = "typescript-newest";

const kinds = {
  commonjs: ["library.ts"],
  node16: ["library.cts", "library.mts"],
  nodenext: ["library.cts", "library.mts"],
  bundler: ["library.ts"],
};
/** Two faults, which a compiler finds only if it knows the types of the package: what it does not know may be a number. */
const wrong = `${library}
export const found: number = find("+12125550100");
export const fetching: number = raw;
`;

const { tarball } = await shared("installation");
const folder = await temporaryFolder(afterAll);

beforeAll(async () => {
  const aliases = versions.map((version) => `${nameOf(version)}@npm:typescript@~${version}`);
  await projectWith(folder, tarball, ...aliases, `${newest}@npm:typescript@latest`);
});
describe.each(versions)("TypeScript %s", (version) => {
  const name = nameOf(version);
  const check = (files: string[], text: string, options: object) =>
    diagnostics(
      Object.fromEntries(files.map((file) => [join(folder, file), text])),
      // With the declarations of the package checked as well.
      { ...strict, skipLibCheck: false, skipDefaultLibCheck: true, ...options },
      createRequire(join(folder, "any.cjs"))(name),
    );
  // 6.0 says that it will end; what it takes instead is tested with the newest.
  const ending = version === "6.0" ? { ignoreDeprecations: "6.0" } : {};

  test("is what is installed under its name", async () => {
    expect(await installedVersion(folder, name)).toMatch(new RegExp(`^${version}\\.`));
  });

  test.each(["nodenext", "bundler"] as const)("a program for its client alone compiles: %s", (kind) => {
    expect(check(["call.mts"], callFromTypeScript, resolutions[kind])).toEqual([]);
  });

  // 5.5 brought it.
  test.skipIf(version === "5.4")(
    "a library compiles with isolatedDeclarations, and each type has a name for it",
    () => {
      const options = {
        ...resolutions.nodenext,
        isolatedModules: true,
        isolatedDeclarations: true,
        verbatimModuleSyntax: true,
        noEmit: false,
        declaration: true,
      };
      expect(check(["library.mts"], annotatedLibrary, options)).toEqual([]);
      expect(check(["library.mts"], library, options)).toContainEqual(
        expect.stringContaining("--isolatedDeclarations"),
      );
    },
  );

  describe.each(Object.entries(kinds))("%s", (kind, files) => {
    const resolution = { ...resolutions[kind as keyof typeof resolutions], ...ending };

    test("a library of the client compiles, with declarations", () => {
      expect(check(files, library, { ...resolution, noEmit: false, declaration: true })).toEqual([]);
    });

    test("without declarations, what is wrong is all that it finds", () => {
      const faults = files.flatMap(() => [expect.stringMatching("'number'"), expect.stringMatching("'number'")]);
      expect(check(files, wrong, { ...resolution, noEmit: true })).toEqual(faults);
    });
  });
});

// From 7 on it is no library, only a command; so this may be a later one than any above.
describe("the newest TypeScript", () => {
  const settings = {
    commonjs: ["--module", "commonjs"],
    node16: ["--module", "node16"],
    nodenext: ["--module", "nodenext"],
    bundler: ["--module", "esnext", "--moduleResolution", "bundler"],
  };
  const careful = ["--strict", "--skipDefaultLibCheck", "--target", "es2022", "--lib", "es2022,dom,dom.iterable"];
  const compile = async (files: string[], text: string, ...options: string[]) => {
    await mkdir(join(folder, "newest"), { recursive: true });
    await Promise.all(files.map((file) => writeFile(join(folder, "newest", file), text)));
    const tsc = join("..", "node_modules", newest, "bin", "tsc");
    return run(join(folder, "newest"), process.execPath, tsc, ...careful, ...options, ...files);
  };

  describe.each(Object.entries(kinds))("%s", (kind, files) => {
    const setting = settings[kind as keyof typeof settings];

    test("a library of the client compiles, with declarations", async () => {
      const options = ["--declaration", "--emitDeclarationOnly", "--outDir", "declarations"];
      expect(await compile(files, library, ...setting, ...options)).toEqual({ code: 0, stdout: "", stderr: "" });
    });

    test("without declarations, what is wrong is all that it finds", async () => {
      const { stdout } = await compile(files, wrong, ...setting, "--noEmit");
      expect(stdout.match(/error TS.*/g)).toEqual(
        files.flatMap(() => [expect.stringMatching("'number'"), expect.stringMatching("'number'")]),
      );
    });
  });
});

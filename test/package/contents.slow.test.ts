/** The content of the package. */
import { readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { bundledPackages } from "../../scripts/build/bundled-packages.js";
import { run } from "../run.js";
import { shared } from "../shared.js";

const projects = await shared("installation");

/** The path of a file of the package where it is installed. */
function pathOf(file: string): string {
  return join(projects.bare, "node_modules", packageFile.name, file);
}

/** Every path in a field of package.json, whatever its conditions. */
function targets(field: object): string[] {
  return Object.values(field).flatMap((target) => (typeof target === "string" ? [target] : targets(target)));
}

const isSource = (file: string) => file.startsWith("dist/src/");

test("compiled code, declarations with maps, the document, and nothing else", () => {
  const expected = [
    /^(LICENSE|README\.md|package\.json|CHANGELOG\.md|\.github\/(CONTRIBUTING|SECURITY)\.md|scripts\/\w+\/README\.md)$/,
    // The document with the files that it references.
    /^openapi\/(?!released)/,
    /^generated\/openapi(-codegen|-3\.0|-mock)?\.(json|yaml)$/,
    // The docs site, as it was built.
    /^dist\/site\//,
    // The page of `mock`.
    /^scripts\/mock\/page\/site\//,
    /^dist\/THIRD-PARTY-LICENSES\.txt$/,
    /^dist\/.*(\.c?js|\.d\.c?ts|\.d\.ts\.map)$/,
  ];
  const others = projects.files.filter((file) => !isSource(file));

  expect(others.filter((file) => !expected.some((pattern) => pattern.test(file)))).toEqual([]);
  for (const target of [...targets(packageFile.exports), ...targets(packageFile.bin)]) {
    expect(projects.files).toContain(normalize(target));
  }
});

test("the sources that its declaration maps lead to, and no other", async () => {
  const maps = projects.files.filter((file) => file.endsWith(".d.ts.map"));
  const mapped = await Promise.all(
    maps.map(async (map) => {
      const { sources } = JSON.parse(await readFile(pathOf(map), "utf8")) as { sources: string[] };
      return sources.map((source) => normalize(join(dirname(map), source)));
    }),
  );

  expect(projects.files.filter(isSource)).toEqual(mapped.flat().sort());
});

test("SECURITY.md lists each package whose code is in dist/, with its version", async () => {
  const [, section = ""] = (await readFile(".github/SECURITY.md", "utf8")).split(
    "\n| package | version |\n| --- | --- |\n",
  );
  const [table = ""] = section.split("\n\n");
  const listed = [...table.matchAll(/^\| (\S+) \| (\S+) \|$/gm)].map(([, name, version]) => `${name} ${version}`);
  const bundled = await bundledPackages(pathOf("dist/THIRD-PARTY-LICENSES.txt"));
  expect(listed.toSorted()).toEqual(bundled.toSorted());
});

test("publint finds nothing to say", async () => {
  expect(await run(".", "node_modules/.bin/publint", "--strict", projects.tarball)).toMatchObject({ code: 0 });
});

test("its installation adds three packages at most", async () => {
  const { packages } = JSON.parse(await readFile(join(projects.bare, "package-lock.json"), "utf8"));
  const added = Object.keys(packages).filter((path) => path !== "");

  expect(added).toContain("node_modules/videosdk-sip-contract");
  expect(added.length).toBeLessThanOrEqual(3);
});

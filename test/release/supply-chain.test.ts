import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import lockFile from "../../package-lock.json" with { type: "json" };

const installed: Record<string, { version?: string; hasInstallScript?: boolean; optional?: boolean }> =
  lockFile.packages;
const security = await readFile(".github/SECURITY.md", "utf8");

test("SECURITY.md names each package that is raised, in its version, and no other", () => {
  const raised = Object.values(packageFile.overrides).flatMap((overrides) =>
    Object.entries<string>(overrides).map(([name, version]) => `${name.replace(/(?<=.)@.*/, "")} ${version}`),
  );
  const named = [...security.matchAll(/^\| (\S+ [\d.]+) +\| CVE-[^|]*\|$/gm)].map(([, row]) => row);
  expect(named.toSorted()).toEqual(raised.toSorted());
});

test("an overridden package is installed in the version of the override", () => {
  for (const overrides of Object.values(packageFile.overrides)) {
    for (const [key, version] of Object.entries<string>(overrides)) {
      const name = key.replace(/(?<=.)@.*/, "");
      const versions = Object.entries(installed).flatMap(([path, entry]) =>
        path.endsWith(`node_modules/${name}`) ? [entry.version] : [],
      );
      expect(versions, name).toContain(version);
    }
  }
});

test("SECURITY.md names each dependency that has an install script", () => {
  const scripted = Object.entries(installed).flatMap(([path, { hasInstallScript, optional }]) =>
    hasInstallScript && !optional ? [path.replace(/^.*node_modules\//, "")] : [],
  );
  expect(scripted).toEqual(["esbuild", "msw"]);
  expect(security).toMatch(/Two have a\s+script: esbuild,/);
  expect(security).toContain("and msw,");
});

test("CONTRIBUTING.md gives a reason for each direct dependency, and for no other", async () => {
  const contributing = await readFile(".github/CONTRIBUTING.md", "utf8");
  const [, section = ""] = contributing.split("\n## Dependencies\n");
  const [table = ""] = section.split("\n## ");
  const named = [...table.matchAll(/^\| `([^`]+)` \| .+ \|$/gm)].map(([, name]) => name);
  expect(named).toEqual(Object.keys({ ...packageFile.dependencies, ...packageFile.devDependencies }));
});

test("README.md shows the overrides that Dredd needs, as they are here", async () => {
  const blocks = [...(await readFile("README.md", "utf8")).matchAll(/```json\n(.*?)```/gs)].map(
    ([, json = ""]) => json,
  );
  const shown = blocks.map((json) => JSON.parse(json)).filter(({ overrides }) => overrides);
  expect(shown).toEqual([{ overrides: { dredd: packageFile.overrides.dredd } }]);
});

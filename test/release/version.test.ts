import { readFile } from "node:fs/promises";
import { inc, satisfies } from "semver";
import { expect, test } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import lockFile from "../../package-lock.json" with { type: "json" };
import { document } from "../../scripts/document/document.js";

test("package.json, its lock file and the document name one version", () => {
  expect({ lock: lockFile.version, document: document.info.version }).toEqual({
    lock: packageFile.version,
    document: packageFile.version,
  });
});

test("the newest entry of the changelog is this version, and has its date", async () => {
  const changelog = await readFile("CHANGELOG.md", "utf8");
  const [entry] = changelog.match(/^## .*$/m) ?? [];
  expect(entry).toMatch(/^## \[[^\]]+\] - \d{4}-\d{2}-\d{2}$/);
  expect(entry).toContain(`[${packageFile.version}]`);
});

test("the peers that are tested here, and that users are told to install, are in the range of those that may be there", () => {
  const tested: Record<string, string> = packageFile.devDependencies;
  for (const [peer, range] of Object.entries(packageFile.peerDependencies)) {
    expect(`${peer} ${satisfies(tested[peer] ?? "", range)}`).toBe(`${peer} true`);
  }
  expect(Object.keys(packageFile.peerDependenciesMeta)).toEqual(Object.keys(packageFile.peerDependencies));
});

test("a peer that is newer than the tested one does not end the install of the client", () => {
  const tested: Record<string, string> = packageFile.devDependencies;
  const refused = Object.entries(packageFile.peerDependencies).filter(([peer, range]) =>
    [inc(tested[peer] ?? "", "patch"), inc(tested[peer] ?? "", "minor")].some((next) => !satisfies(`${next}`, range)),
  );
  expect(refused).toEqual([]);
});

/** A release says where it is from. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { repositoryAddress } from "../../scripts/build/repository-address.js";
import { run, succeed } from "../run.js";

const address = {
  repository: { type: "git", url: "git+https://example.com/owner/name.git" },
  homepage: "https://example.com/owner/name#readme",
  bugs: { url: "https://example.com/owner/name/issues" },
};

test.each([
  "https://example.com/owner/name",
  "https://example.com/owner/name.git",
  "https://example.com/owner/name/",
  "https://user:s3cret@example.com/owner/name.git\n",
  "git@example.com:owner/name.git",
  "example.com:owner/name",
  "ssh://git@example.com:22/owner/name.git",
  "git://example.com/owner/name.git",
])("git's remote %j is an address", (remote) => {
  expect(repositoryAddress(remote)).toEqual(address);
});

test("a repository in a group keeps its whole path, and a name its dots", () => {
  expect(repositoryAddress("git@example.com:group/sub/na.me.git").homepage).toBe(
    "https://example.com/group/sub/na.me#readme",
  );
});

test.each([
  "",
  "/srv/s3cret/name.git",
  "../name",
  "file:///srv/s3cret/name",
  "https://localhost/s3cret/name",
  "https://example.com/s3cret",
])("git's remote %j is none, and is not shown", (remote) => {
  expect(() => repositoryAddress(remote)).toThrow(/^(?!.*s3cret).*no address/);
});

test("it is written into package.json, and without one nothing is written and the step fails", async () => {
  const folder = await mkdtemp(join(tmpdir(), "address-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await succeed(folder, "git", "init", "--quiet");
  const written = () => readFile(join(folder, "package.json"), "utf8");
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "a-package", version: "1.2.3" }));
  const before = await written();
  const write = () =>
    run(folder, process.execPath, "--import", import.meta.resolve("tsx"), resolve("scripts/build/address.ts"));

  expect(await write()).toMatchObject({ code: 1, stderr: expect.stringContaining("no remote") });
  await succeed(folder, "git", "remote", "add", "origin", "/srv/s3cret/name.git");
  const refused = await write();
  expect(refused.code).toBe(1);
  expect(refused.stderr).not.toContain("s3cret");
  expect(await written()).toBe(before);

  await succeed(folder, "git", "remote", "set-url", "origin", "https://x:s3cret@example.com/owner/name.git");
  expect(await write()).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(await written())).toEqual({ name: "a-package", version: "1.2.3", ...address });
});

test("the release takes that step before it publishes, and no step goes on after a failure", async () => {
  const { jobs } = parse(await readFile(".github/workflows/release.yml", "utf8"));
  const steps = jobs.publish.steps as { run?: string; "continue-on-error"?: boolean }[];
  const at = (command: string) => steps.findIndex(({ run = "" }) => run.startsWith(command));
  expect(at("npm run address")).toBeGreaterThan(-1);
  expect(at("npm publish")).toBeGreaterThan(at("npm run address"));
  expect(steps.some((step) => step["continue-on-error"])).toBe(false);
});

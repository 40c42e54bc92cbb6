import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import packageFile from "../../package.json" with { type: "json" };
import { document } from "../../scripts/document/document.js";
import { run } from "../run.js";
import { temporaryFolder } from "../temporary-folder.js";

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

/** A job of its own, or one that runs another workflow. */
interface Job {
  steps?: Step[];
  uses?: string;
  needs?: string;
  "timeout-minutes"?: number;
}

interface Step {
  name?: string;
  uses?: string;
  run?: string;
}

const folder = ".github/workflows";
const workflows = new Map<string, Workflow>();
for (const file of await readdir(folder)) workflows.set(file, parse(await readFile(join(folder, file), "utf8")));

const steps = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps = [] }) => steps);

function script(file: string, name: string): string {
  const workflow = workflows.get(file);
  const found = workflow && steps(workflow).find((step) => step.name === name)?.run;
  if (!found) throw new Error(`${file} has no step "${name}"`);
  return found;
}

describe.each([...workflows])("%s", (_, workflow) => {
  test("says which permissions it needs, and writes no contents", () => {
    expect(workflow.permissions).toHaveProperty("contents", "read");
  });

  test("ends by itself", () => {
    for (const { uses, ...job } of Object.values(workflow.jobs)) {
      if (!uses) expect(job["timeout-minutes"]).toBeGreaterThan(0);
    }
  });

  test("uses actions of one commit or one major version", () => {
    for (const { uses } of steps(workflow)) if (uses) expect(uses).toMatch(/@([0-9a-f]{40}|v\d+)$/);
  });

  test("runs npm scripts that exist", () => {
    const commands = steps(workflow).flatMap((step) => step.run ?? []);
    const scripts = commands.flatMap((command) =>
      [...command.matchAll(/\bnpm (?:run )?(\S+)/g)].flatMap(([line, name]) =>
        line.startsWith("npm run") || line === "npm test" ? [name] : [],
      ),
    );
    for (const name of scripts) expect(Object.keys(packageFile.scripts)).toContain(name);
  });
});

test("Dependabot raises the provider's SDK every week", async () => {
  const { updates } = parse(await readFile(".github/dependabot.yml", "utf8"));
  expect(updates).toHaveLength(1);
  expect(updates[0]).toMatchObject({ "package-ecosystem": "npm", directory: "/", schedule: { interval: "weekly" } });
  for (const { "dependency-name": name } of updates[0].allow) {
    expect(Object.keys(packageFile.devDependencies)).toContain(name);
  }
});

describe("contract.yml", () => {
  test("checks the server that the document names", async () => {
    const { stdout } = await inContractStep("");
    expect(stdout).toContain(`run check -- ${document.servers?.[0]?.url} --reporter junit`);
  });

  test("hands on the exit code of the check", async () => {
    const { code, output } = await inContractStep("exit 1");
    expect(code).toBe(1);
    expect(output).toBe("code=1\n");
  });

  /** Runs the step with an `npm` that prints how it was called, and then does as told. */
  async function inContractStep(then: string) {
    const bin = await binFolder({ npm: `echo "$@"\n${then}` });
    const result = await shell(script("contract.yml", "Check the live API"), {
      bin,
      GITHUB_OUTPUT: join(bin, "output"),
    });
    return { ...result, output: await readFile(join(bin, "output"), "utf8") };
  }

  test("opens an issue when there is none, and adds to the one that is open", async () => {
    const name = "Open an issue, or add to the one that is open";
    const calls = async (open: string) => {
      const bin = await binFolder({ gh: `echo "gh $*" >&2\n[ "$2" != list ] || printf '${open}'` });
      const { code, stderr } = await shell(script("contract.yml", name), { bin });
      expect(code).toBe(0);
      return stderr.split("\n").filter((call) => /^gh issue (create|comment)/.test(call));
    };
    expect(await calls("")).toEqual([expect.stringMatching(/^gh issue create .*--body-file contract\.md/)]);
    expect(await calls("7")).toEqual(["gh issue comment 7 --body-file contract.md"]);
  });
});

test("the tests of everything run every week, and before a release is published", () => {
  const release = workflows.get("release.yml");
  const all = parse(readFileSync(join(folder, "all-tests.yml"), "utf8"));
  expect(all.on).toHaveProperty("schedule");
  expect(release?.jobs["all-tests"]?.uses).toBe("./.github/workflows/all-tests.yml");
  expect(release?.jobs.publish?.needs).toBe("all-tests");
});

test("release.yml names the repository in package.json, and publishes in its last step", async () => {
  const workflow = workflows.get("release.yml");
  const commands = workflow ? steps(workflow).map(({ run = "" }) => run) : [];
  const named = commands.find((command) => command.startsWith("npm pkg set"));
  expect(commands.at(-1)).toMatch(/^npm publish /);
  const folder = await temporaryFolder(onTestFinished);
  await writeFile(join(folder, "package.json"), "{}");
  const variables = { GITHUB_SERVER_URL: "https://example.com", GITHUB_REPOSITORY: "owner/name" };
  expect((await shell(`cd ${folder}\n${named}`, variables)).code).toBe(0);
  expect(JSON.parse(await readFile(join(folder, "package.json"), "utf8"))).toEqual({
    repository: { type: "git", url: "git+https://example.com/owner/name.git" },
  });
});

test("release.yml publishes no version but that of the tag, of the package and of the released document", async () => {
  const folder = await temporaryFolder(onTestFinished);
  await mkdir(join(folder, "openapi"));
  const step = script("release.yml", "The tag is the version, and that of the released document");
  const publishes = async (tag: string, version: string, released: string) => {
    await writeFile(join(folder, "package.json"), JSON.stringify({ version }));
    await writeFile(join(folder, "openapi/released.json"), JSON.stringify({ info: { version: released } }));
    return (await shell(`cd ${folder}\n${step}`, { GITHUB_REF_NAME: tag })).code === 0;
  };
  expect(await publishes("v1.2.3", "1.2.3", "1.2.3")).toBe(true);
  expect(await publishes("v0.0.1", "1.2.3", "1.2.3")).toBe(false);
  expect(await publishes("v1.2.3", "1.2.4", "1.2.3")).toBe(false);
  expect(await publishes("v1.2.3", "1.2.3", "1.2.2")).toBe(false);
});

/** A folder of stand-ins for programs. */
async function binFolder(programs: Record<string, string>): Promise<string> {
  const bin = await temporaryFolder(onTestFinished);
  for (const [name, body] of Object.entries(programs)) {
    await writeFile(join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  }
  return bin;
}

/** Runs a script as GitHub does. */
function shell(script: string, { bin, ...variables }: Record<string, string>) {
  const environment = Object.entries({ ...variables, PATH: `${bin ?? ""}:${process.env.PATH}` });
  return run(".", "env", ...environment.map(([name, value]) => `${name}=${value}`), "bash", "-e", "-c", script);
}

/** Clients in other languages, generated as the guide says, make every call; also where responses say more than is documented. */
import { cp, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { succeed } from "../run.js";
import { number, onServers, toolTest } from "./tool-test.js";
import { typescriptTest } from "./typescript.js";

const programs = "test/tools/languages";
const guide = await readFile("openapi/README.md", "utf8");

/** The code blocks below a heading of the guide, in one language. */
function blocks(heading: string, language: string): string {
  const [, section = ""] = guide.split(`### ${heading}\n`);
  const [block] = section.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"));
  if (!block?.[1]) throw new Error(`The guide has no ${language} below ${heading}`);
  return block[1];
}

/** Puts the documents into a folder, and the program that makes the calls. */
async function prepare(folder: string, name: string): Promise<void> {
  for (const file of ["openapi-codegen.json", "openapi-3.0.json"]) await cp(`generated/${file}`, join(folder, file));
  await cp(join(programs, name), folder, { recursive: true });
}

/** The same for a client that the guide has, whose lines are those of the program. */
async function prepareGuided(folder: string, heading: string, source: string): Promise<void> {
  const language = heading.toLowerCase();
  await prepare(folder, language);
  const program = await readFile(join(folder, source), "utf8");
  for (const line of blocks(heading, language).trim().split("\n")) expect(program).toContain(line);
}

function callBoth(folder: string, command: string): Promise<void> {
  return onServers((url) => succeed(folder, "sh", "-c", `${command} ${url} ${number}`));
}

toolTest("Python, with openapi-python-client", { program: "python3" }, async (folder) => {
  await prepareGuided(folder, "Python", "calls.py");
  await succeed(folder, "sh", "-ec", blocks("Python", "sh"));
  await callBoth(folder, "PYTHONPATH=client venv/bin/python calls.py");
});

toolTest("Python, with datamodel-code-generator", { program: "python3" }, async (folder) => {
  await prepare(folder, "pydantic");
  await succeed(folder, "sh", "-ec", "python3 -m venv venv && venv/bin/pip install datamodel-code-generator==0.89.0");
  const models = "--output-model-type pydantic_v2.BaseModel --formatters builtin --output models.py";
  await succeed(folder, "sh", "-ec", `venv/bin/datamodel-codegen --input openapi-codegen.json ${models}`);
  await callBoth(folder, "venv/bin/python calls.py");
});

toolTest("Go, with oapi-codegen", { program: "go" }, async (folder) => {
  await prepareGuided(folder, "Go", "main.go");
  await mkdir(join(folder, "sip"));
  await succeed(folder, "sh", "-ec", `go mod init example.com/calls\n${blocks("Go", "sh")}`);
  await callBoth(folder, "go run .");

  await cp("generated/openapi.json", join(folder, "openapi.json"));
  await succeed(folder, "sh", "-ec", blocks("Go", "sh").replace("openapi-codegen.json", "openapi.json"));
  await using mock = await startMock({ port: 0 });
  await succeed(folder, "go", "run", ".", mock.url, number);
});

toolTest("Go, with ogen", { program: "go" }, async (folder) => {
  await prepare(folder, "ogen");
  const ogen = "go run github.com/ogen-go/ogen/cmd/ogen@v1.25.0 --target sip --package sip openapi-codegen.json";
  await succeed(folder, "sh", "-ec", `go mod init example.com/calls\n${ogen}\ngo mod tidy`);
  await callBoth(folder, "go run .");
});

toolTest("Rust, with progenitor", { program: "cargo" }, async (folder) => {
  await prepareGuided(folder, "Rust", "src/main.rs");
  await succeed(folder, "sh", "-ec", blocks("Rust", "sh"));
  await callBoth(folder, "cargo run --quiet --");
});

toolTest("Java, with openapi-generator", { program: "mvn" }, async (folder) => {
  await prepareGuided(folder, "Java", "Calls.java");
  await succeed(folder, "sh", "-ec", blocks("Java", "sh"));
  await cp(join(folder, "Calls.java"), join(folder, "client/src/main/java/Calls.java"));
  await succeed(folder, "mvn", "-q", "-B", "-f", "client/pom.xml", "compile");
  await onServers((url) => {
    const run = [
      "org.codehaus.mojo:exec-maven-plugin:3.5.1:java",
      "-Dexec.mainClass=Calls",
      `-Dexec.args=${url} ${number}`,
    ];
    return succeed(folder, "mvn", "-q", "-B", "-f", "client/pom.xml", ...run);
  });
});

typescriptTest("oazapfts", {
  packages: ["oazapfts@7.5.0", "@oazapfts/runtime@1.2.0"],
  command: ["oazapfts", "openapi-codegen.json", "sip.ts"],
});

typescriptTest("orval", {
  packages: ["orval@8.38.0"],
  command: ["orval", "--input", "openapi-codegen.json", "--output", "sip.ts", "--client", "fetch"],
});

const kubb = ["cli", "core", "plugin-oas", "plugin-ts", "plugin-client"].map((name) => `@kubb/${name}@4.39.3`);
typescriptTest("kubb", {
  packages: kubb,
  command: ["kubb", "generate"],
  settings: [
    "kubb.config.js",
    `import { defineConfig } from "@kubb/core";
    import { pluginClient } from "@kubb/plugin-client";
    import { pluginOas } from "@kubb/plugin-oas";
    import { pluginTs } from "@kubb/plugin-ts";
    export default defineConfig({
      input: { path: "openapi-codegen.json" },
      output: { path: "sip", format: false },
      plugins: [pluginOas({ generators: [] }), pluginTs(), pluginClient({ client: "fetch", bundle: true })],
    });`,
  ],
});

/** More of other people's tools on the files that ship. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "vitest";
import { freePort } from "../../scripts/bench/server.js";
import { document } from "../../scripts/document/document.js";
import { type Operation, operations } from "../../scripts/document/operations.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { run, succeed } from "../run.js";
import { toolTest } from "./tool-test.js";

const shipped = ["openapi.yaml", "openapi.json", "openapi-codegen.json", "openapi-3.0.json"].map((name) =>
  resolve("generated", name),
);

const parsers: [packageName: string, version: string, faultsOf: string][] = [
  ["@apidevtools/swagger-parser", "13.1.0", "(tool, file) => tool.default.validate(file).then(() => [])"],
  [
    "@scalar/openapi-parser",
    "0.29.22",
    "(tool, file) => tool.validate(readFileSync(file, 'utf8')).then(({ valid, errors }) => (valid ? [] : errors))",
  ],
];
for (const [name, version, faultsOf] of parsers) {
  toolTest(`${name} takes every file`, { packages: [`${name}@${version}`] }, async (folder) => {
    const program = `import { readFileSync } from "node:fs";
      const tool = await import(${JSON.stringify(name)});
      for (const file of process.argv.slice(1)) console.log(JSON.stringify(await (${faultsOf})(tool, file)));`;
    const faults = await succeed(folder, process.execPath, "--input-type=module", "-e", program, ...shipped);
    expect(faults).toBe("[]\n".repeat(shipped.length));
  });
}

toolTest(
  "Postman's collection succeeds on the mock, but for ids that only a server can give",
  { packages: ["openapi-to-postmanv2@6.3.3", "newman@6.2.2"] },
  async (folder) => {
    const convert = ["--spec", resolve("generated/openapi.json"), "--output", "collection.json"];
    const options = ["--options", "parametersResolution=Example"];
    await succeed(folder, "node_modules/.bin/openapi2postmanv2", ...convert, ...options);
    await using mock = await startMock({ port: 0 });
    const variables = ["--env-var", `baseUrl=${mock.url}`, "--env-var", "apiKey=any-token"];
    const report = ["--reporters", "json", "--reporter-json-export", "report.json"];
    await succeed(folder, "node_modules/.bin/newman", "run", "collection.json", ...variables, ...report);
    const { executions } = JSON.parse(await readFile(join(folder, "report.json"), "utf8")).run;
    expect(executions).toHaveLength(operations(document).length);
    const statusOf = ({ summary }: Operation) =>
      (executions as Execution[]).find(({ item }) => item.name === summary)?.response.code;
    for (const operation of operations(document)) {
      const takesId = operation.parameters.some(({ in: place, name }) => place === "path" && name.endsWith("Id"));
      expect(statusOf(operation), operation.summary).toBe(takesId ? 404 : 200);
    }
  },
);

interface Execution {
  item: { name: string };
  response: { code: number };
}

// Java takes seconds to start.
toolTest(
  "Specmatic's mock answers each example of a request with the response example of its name",
  { program: "java", packages: ["specmatic@2.55.1"] },
  async (folder) => {
    const address = ["--host", "127.0.0.1", "--port", `${await freePort()}`];
    const file = resolve("generated/openapi.yaml");
    const specmatic = spawn("java", ["-jar", "node_modules/specmatic/specmatic.jar", "mock", file, ...address], {
      cwd: folder,
      stdio: ["ignore", "pipe", "ignore"],
    });
    const ended = once(specmatic, "close");
    try {
      let url: string | undefined;
      for await (const line of createInterface(specmatic.stdout)) {
        [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
        if (url) break;
      }
      expect(url, "Specmatic did not say where it listens").toBeDefined();
      specmatic.stdout.resume();
      for (const operation of operations(document)) await expectPairs(`${url}`, operation);
    } finally {
      specmatic.kill();
      await ended;
    }
  },
);

async function expectPairs(url: string, { method, path, parameters, requestBody, responses }: Operation) {
  const shown = responses["200"]?.content?.examples ?? {};
  const names = Object.keys(requestBody?.examples ?? shown).slice(0, requestBody ? undefined : 1);
  const shownFor = (parameter: string) =>
    encodeURIComponent(`${parameters.find(({ name }) => name === parameter)?.example}`);
  const query = new URLSearchParams(
    parameters.filter((each) => each.in === "query").map(({ name, example }) => [name, `${example}`]),
  );
  for (const name of names) {
    const response = await fetch(`${url}${path.replace(/\{(\w+)\}/, (_, parameter) => shownFor(parameter))}?${query}`, {
      method,
      headers: { Authorization: "any-token", ...(requestBody && { "Content-Type": "application/json" }) },
      body: requestBody ? JSON.stringify(requestBody.examples[name]) : null,
    });
    expect(await response.json(), `${method} ${path}: ${name}`).toEqual(shown[name]);
  }
}

/** Findings of Schemathesis that are no faults, each with the reason. It knows neither that any token is an account, nor what came before. */
const notFaults: [finding: RegExp, reason: string][] = [
  [/ST401.*\(invalid credentials provided\)/s, "The mock checks no signature: each token is an account of its own."],
  [/ST202.*`\{"message":"Already attached to/s, "An earlier request attached the number."],
  [/ST202.*`\{"message":"\S+ is attached to no gateway\./s, "An earlier request detached the number."],
  [/ST202.*`\{"message":"The gateway has numbers,/s, "An earlier request gave the gateway its numbers."],
  [/ST202.*`\{"message":"Not allowed for this gateway:/s, "The fields are those of a gateway of the other direction."],
  [/ST205.*`Allow: POST, GET, HEAD`.*\/detach`?/s, "A GET of this path asks for the number `detach`."],
];

toolTest(
  "Schemathesis finds nothing on the mock, in all phases and with all checks, but for what is no fault",
  { program: "python3" },
  async (folder) => {
    await succeed(folder, "sh", "-ec", "python3 -m venv venv && venv/bin/pip install schemathesis==4.32.5");
    await using mock = await startMock({ port: 0 });
    const phases = ["--phases", "examples,coverage,fuzzing,stateful", "--checks", "all", "--max-examples", "50"];
    const how = ["--url", mock.url, "--header", "Authorization: any-token", "--seed", "1", "--no-color"];
    const file = resolve("generated/openapi.json");
    const { stdout, stderr } = await run(folder, "venv/bin/schemathesis", "run", file, ...how, ...phases);
    expect(stdout, stderr).toMatch(/Tested: \d/);
    const findings =
      stdout
        .split("= SUMMARY =")[0]
        ?.split(/^\d+\. Test Case ID: /m)
        .slice(1) ?? [];
    const isKnown = (finding: string) => notFaults.some(([pattern]) => pattern.test(finding));
    expect(findings.filter((finding) => !isKnown(finding))).toEqual([]);
  },
);

/** Breaking changes since the last release that are meant: oasdiff's name for each, and the reason. */
const meant: Record<string, string> = {
  "request-parameter-min-set": "`page` and `perPage` are at least 1, as the changelog says.",
  "request-property-min-properties-set": "Of `auth`, both properties were required before.",
  "response-property-became-nullable": "An outbound gateway without credentials shows `null`, as the changelog says.",
  "response-property-type-changed": "`x-secret` took the place of `format: password`, as the changelog says.",
};

toolTest(
  "oasdiff finds no breaking change since the last release but those that are meant",
  { program: "go" },
  async (folder) => {
    const files = [resolve("openapi/released.json"), resolve("generated/openapi.json")];
    const oasdiff = ["run", "github.com/oasdiff/oasdiff@v1.38.0", "breaking", ...files, "--format", "json"];
    const changes: { id: string }[] = JSON.parse(await succeed(folder, "go", ...oasdiff));
    expect(changes.filter(({ id }) => !(id in meant))).toEqual([]);
  },
);

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { checkCommand } from "../../scripts/check/command.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { bundledCli } from "../bundled-cli.js";
import type { Ended } from "../run.js";
import { runHere } from "../run-here.js";
import { temporaryFolder } from "../temporary-folder.js";
import { token } from "./check-server.js";
import { startPlain } from "./servers/correct/variants.js";
import { startServer } from "./servers/listen.js";
import { type RuleServer, startRuleServer } from "./servers/rule-server.js";
import type { Rules } from "./servers/rules.js";

const cli = await bundledCli();

/** A command line of its own: for how a process ends, and what it leaves. */
async function runAlone(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = start(args, env);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: Number(code), stdout, stderr };
}

function start(args: string[], env: Record<string, string> = {}) {
  const { VIDEOSDK_TOKEN: _, GITHUB_STEP_SUMMARY: __, ...rest } = process.env;
  return spawn(process.execPath, [cli, "check", "--generate", "0", ...args], {
    env: { ...rest, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** The curated requests alone: generated ones have tests of their own. */
function run(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return runHere(checkCommand(), ["--generate", "0", ...args], {
    VIDEOSDK_TOKEN: undefined,
    GITHUB_ACTIONS: undefined,
    GITHUB_STEP_SUMMARY: undefined,
    ...env,
  });
}

async function withServer<T>(change: (rules: Rules) => void, use: (server: RuleServer) => Promise<T>): Promise<T> {
  await using server = await startRuleServer(change);
  return await use(server);
}

const correct = () => {};

test("exit code 0 and the table of guarantees when all are kept; --strict makes no difference", async () => {
  await withServer(correct, async ({ url }) => {
    const { code, stdout, stderr } = await run([url, "--token", token, "--strict", "--verbose"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/✓ kept +atomic:/);
    expect(stdout).toMatch(/: every guarantee kept \(\d+ kept[,)]/);
  });
});

test("exit code 1 with the guarantee, a curl line, the answer and what was expected", async () => {
  const change = (rules: Rules) => {
    rules.transport = (value) => typeof value === "string";
  };
  await withServer(change, async ({ url }) => {
    const { code, stdout } = await run([url, "--only", "outbound.transport"], { VIDEOSDK_TOKEN: token });
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ broken +outbound.transport/);
    expect(stdout).toContain("expected  the request to be refused with status 400");
    expect(stdout).toContain("got       status 200");
    expect(stdout).toContain(`curl --include --request POST ${url}/v2/sip/phone-numbers`);
    expect(stdout).toContain('--header "Authorization: $VIDEOSDK_TOKEN"');
    expect(stdout).toContain("1 broken");
  });
});

test("a contradicted assumption is a warning with the reason, and a failure under --strict", async () => {
  const change = (rules: Rules) => {
    rules.replies.created = () => ({ status: 201, body: { message: "Created" } });
  };
  await withServer(change, async ({ url }) => {
    const lenient = await run([url, "--token", token, "--only", "created"]);
    const strict = await run([url, "--token", token, "--only", "created", "--strict"]);
    expect([lenient.code, strict.code]).toEqual([0, 1]);
    expect(lenient.stdout).toMatch(/! assumed otherwise +created/);
    expect(lenient.stdout).toContain("The page shows the success body without its status.");
  });
});

test.each<[string, string[], Record<string, string>, string]>([
  ["no token", ["http://127.0.0.1:1"], {}, "There is no token. Set VIDEOSDK_TOKEN"],
  ["a server that is not there", ["http://127.0.0.1:1", "--token", token], {}, "nothing listens at this address"],
  [
    "the path of an operation in the url",
    ["https://api.videosdk.live/v2/sip/phone-numbers"],
    { VIDEOSDK_TOKEN: token },
    "the path of an operation",
  ],
  [
    "a header that the check sets itself",
    ["http://127.0.0.1:1", "--header", "authorization: x"],
    { VIDEOSDK_TOKEN: token },
    "it cannot be replaced",
  ],
  ["an unknown guarantee", ["--only", "atomicity"], {}, "There is no guarantee atomicity. Did you mean atomic?"],
  ["an unknown reporter", ["--reporter", "tap"], {}, "There are: junit, json, markdown, html."],
  ["an output without reporter", ["--output", "report.xml"], {}, "There are more --output than --reporter"],
  ["a timeout that is none", ["--timeout", "soon"], {}, "such as 10s or 500ms"],
  ["a header that is none", ["--header", "x"], {}, "name:value"],
])("exit code 2 and one clear line for %s", async (_, args, env, message) => {
  const { code, stderr } = await run(args, env);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain("    at ");
});

test("read-only sends nothing that could create; where nothing can be accepted, it proves nothing", async () => {
  await using server = await startPlain({ companions: false });
  const { code, stdout } = await run([server.url, "--token", token, "--read-only", "--verbose"]);
  expect(code).toBe(2);
  expect(server.attached()).toEqual([]);
  expect(stdout).toMatch(/\? not proven +atomic: .*--allow-writes/);
  expect(stdout).toContain("no request was accepted, so a refusal proves nothing");
  expect(stdout).toContain("Read-only: only reads and requests that the contract says are refused were sent.");
});

test("read-only passes where a list is accepted, and sends no body that is valid as a whole", async () => {
  await using mock = await startMock({ port: 0 });
  const { code, stdout } = await run([mock.url, "--token", token, "--read-only", "--verbose"]);
  expect(code, stdout).toBe(0);
  expect(stdout).toMatch(/✓ kept +outbound.transport/);
});

test("several reports at once, and the job summary on GitHub", async () => {
  const change = (rules: Rules) => {
    rules.name = () => true;
    rules.replies.invalid = () => ({ status: 400, body: '<&"]]>\u0007' });
  };
  await withServer(change, async ({ url }) => {
    const folder = await temporaryFolder(onTestFinished);
    const file = (name: string) => join(folder, "made", name);
    const { code, stdout } = await run(
      [
        url,
        "--token",
        token,
        "--only",
        "name",
        "--only",
        "update-changes",
        "--without",
        "updatePhoneNumberGateway",
        "--reporter",
        "junit",
        "--output",
        file("j.xml"),
        "--reporter",
        "markdown",
        "--output",
        file("m.md"),
        "--reporter",
        "json",
      ],
      { GITHUB_STEP_SUMMARY: join(folder, "summary.md") },
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 3, url, verdict: "broken", strict: false });
    const xml = await readFile(file("j.xml"), "utf8");
    expect(xml).toMatch(/<testsuite name="name" tests="\d+" failures="[1-9]\d*"/);
    expect(xml).toContain('<skipped message="not observable: ');
    expect(xml).not.toContain('<&"');
    expect(xml).not.toContain("\u0007");
    const markdown = await readFile(file("m.md"), "utf8");
    expect(markdown).toContain("| ❌ broken | `name` |");
    expect(await readFile(join(folder, "summary.md"), "utf8")).toBe(markdown);
  });
});

test("--bail stops at the first broken guarantee", async () => {
  const change = (rules: Rules) => {
    rules.token = () => true;
  };
  await withServer(change, async (server) => {
    const { code, stdout } = await run([server.url, "--token", token, "--bail"]);
    expect(code).toBe(1);
    expect(stdout.replaceAll(/\n +/g, " ")).toContain("--bail says to stop there");
    expect(server.requests.length).toBeLessThan(40);
  });
});

test("--list names each guarantee on a line below its operation, and sends nothing", async () => {
  const { code, stdout } = await run(["--list", "--only", "auth", "--only", "paging"]);
  expect(code).toBe(0);
  const [create, auth, none, list, paging] = stdout.split("\n");
  expect([create, none, list]).toEqual([
    "createPhoneNumbers: POST /v2/sip/phone-numbers",
    "",
    "listPhoneNumbers: GET /v2/sip/phone-numbers",
  ]);
  expect(auth).toMatch(/^ {2}auth +The token is sent bare/);
  expect(paging).toMatch(/^ {2}paging +A page holds/);
});

test("--update-known writes what is broken into the file of --known, and names what no longer applies", async () => {
  const folder = await temporaryFolder(onTestFinished);
  const file = join(folder, "known.json");
  const takesAny = (rules: Rules) => Object.assign(rules, { transport: () => true });
  const against = (change: (rules: Rules) => void, ...options: string[]) =>
    withServer(change, ({ url }) =>
      run([url, "--token", token, "--only", "outbound.transport", "--known", file, ...options]),
    );
  expect((await against(takesAny)).stderr).toContain("--update-known writes it");
  const written = await against(takesAny, "--update-known");
  expect(written.code).toBe(0);
  expect(written.stdout).toMatch(/ accepted, of these [1-9]\d* new; 0 removed\.\n {2}added {4}outbound\.transport/);
  const accepted = await against(takesAny);
  expect([accepted.code, accepted.stdout]).toEqual([0, expect.stringContaining("1 broken (1 of these accepted")]);
  const mended = await against(correct);
  expect(mended.code).toBe(0);
  expect(mended.stdout.replaceAll(/\n +/g, " ")).toMatch(/outbound\.transport.* was not seen any more/);
  expect((await against(correct, "--update-known")).stdout).toContain("  removed  outbound.transport");
  expect(JSON.parse(await readFile(file, "utf8"))).toEqual([]);
  expect((await run(["--update-known"])).stderr).toContain("name it");
});

test("on GitHub, what is broken is an annotation", async () => {
  await withServer(
    (rules) => Object.assign(rules, { transport: () => true }),
    async ({ url }) => {
      const args = [url, "--token", token, "--only", "outbound.transport"];
      expect((await run(args)).stdout).not.toContain("::error");
      const { stdout } = await run(args, { GITHUB_ACTIONS: "true" });
      expect(stdout).toMatch(/^::error title=Contract broken%3A outbound\.transport::.*explain outbound\.transport$/m);
    },
  );
});

test("a path in the address that the API's paths begin with is named, also where the server wants a token first", async () => {
  await using server = await startServer(async (request, response) => {
    const status = request.headers.authorization ? 404 : 401;
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ message: "No" }));
  });
  const { code, stdout, stderr } = await run([`${server.url}/v2`, "--token", token]);
  expect(code).toBe(2);
  expect(`${stdout}${stderr}`.replaceAll(/\n +/g, " ")).toContain(
    `The requests went to /v2/v2/sip/phone-numbers: the paths of the API begin with /v2 themselves, so give ${server.url}.`,
  );
});

test("a header of the user's own is sent with every request, and its value is not in the curl line", async () => {
  await withServer(correct, async (server) => {
    await run([server.url, "--token", token, "--header", "X-Env: staging", "--only", "content-type"]);
    expect(server.requests.length).toBeGreaterThan(2);
    expect(server.requests.every(({ headers }) => headers["x-env"] === "staging")).toBe(true);
  });
});

// Each in a process of its own, and so at the same time.
test.concurrent.each([
  [0, ["--list"], {}, ""],
  [2, ["http://127.0.0.1:1"], {}, /^error: There is no token.*\n$/],
  [2, ["--reporter", "tap"], {}, /^error: .*There are: junit, json, markdown, html\.\n/],
])("the process ends with exit code %i for %j", async (expected, args, env, told) => {
  const { code, stderr } = await runAlone(args, env);
  expect(code).toBe(expected);
  expect(stderr).toMatch(told);
  expect(stderr).not.toContain("    at ");
});

test("no report holds the token or a SIP password, whatever the server echoes", async () => {
  const secret = "eyJhbGciOiJIUzI1NiJ9.s3cret+/=.signature";
  const passwords = new Set<string>();
  await using echo = await startServer(async (request, response) => {
    const body = await text(request);
    const password = /"password":"(throwaway[^"]+)"/.exec(body)?.[1] ?? "";
    if (password) passwords.add(password);
    const sent = request.headers.authorization ?? "";
    const forms = [sent, encodeURIComponent(sent), Buffer.from(`t:${sent}`).toString("base64"), password, body];
    response
      .writeHead(sent ? 400 : 401, { "content-type": `application/json; ${password}` })
      .end(JSON.stringify({ error: forms }));
  });
  const folder = await temporaryFolder(onTestFinished);
  const outputs = ["junit", "json", "markdown"].flatMap((name) => ["--reporter", name, "--output", join(folder, name)]);
  const { stdout, stderr } = await run([echo.url, "--header", "X-Key: own-s3cret-value", ...outputs], {
    VIDEOSDK_TOKEN: secret,
  });
  const reports = await Promise.all(["junit", "json", "markdown"].map((name) => readFile(join(folder, name), "utf8")));
  const written = [stdout, stderr, ...reports].join("\n");
  expect(written).toContain("$VIDEOSDK_TOKEN");
  expect(passwords.size).toBe(1);
  for (const form of [
    secret,
    "s3cret",
    encodeURIComponent(secret),
    Buffer.from(secret).toString("base64").slice(4, -4),
    ...passwords,
  ]) {
    expect(written).not.toContain(form);
  }
});

test.concurrent("Ctrl-C prints what was found so far, with the numbers attached", async () => {
  const change = (rules: Rules) => {
    rules.name = () => true;
    rules.window = 20;
  };
  await withServer(change, async (server) => {
    const child = start([server.url, "--token", token, "--verbose"]);
    const interrupted = setInterval(() => {
      if (server.requests.length < 80) return;
      clearInterval(interrupted);
      child.kill("SIGINT");
    }, 5);
    const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, "close")]);
    clearInterval(interrupted);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ broken +name/);
    expect(stdout).toMatch(/\? not proven +conflict/);
    expect(stdout).toContain("The run stopped early, because it was interrupted.");
    expect(server.attached()).toEqual([]);
  });
});

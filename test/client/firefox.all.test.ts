/** Firefox shows no body of a request, so a request that middleware put in place of another was read by its first attempt. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { build } from "esbuild";
import { expect, onTestFinished } from "vitest";
import { pathOfProgram, programTest } from "../program.js";
import { serve } from "../serve.js";
import { temporaryFolder } from "../temporary-folder.js";
import { example } from "./support.js";

const program = pathOfProgram("firefox-esr") ? "firefox-esr" : "firefox";

programTest("in Firefox, middleware that puts a request in place of another goes with retries", program, async () => {
  const { outputFiles } = await build({
    stdin: { contents: page, resolveDir: ".", loader: "ts" },
    bundle: true,
    format: "esm",
    write: false,
  });
  const sent: string[] = [];
  let report: (result: string) => void;
  const reported = new Promise<string>((resolve) => {
    report = resolve;
  });
  const server = createServer(async (request, response) => {
    const { url = "" } = request;
    const body = await text(request);
    if (url === "/report") report(body);
    if (!url.startsWith("/v2")) {
      const [type, content] = url === "/main.js" ? ["text/javascript", outputFiles[0]?.text] : ["text/html", html];
      return void response.writeHead(200, { "content-type": type }).end(content);
    }
    sent.push(`${request.headers["x-own"]} ${request.headers.authorization} ${body}`);
    const status = sent.length < 3 ? 409 : 200;
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(example(`${status}`)));
  });
  const url = await serve(server);
  const profile = await temporaryFolder(onTestFinished);
  const firefox = spawn(program, ["--headless", "--no-remote", "--profile", profile, url], { stdio: "ignore" });
  onTestFinished(async () => {
    firefox.kill();
    await once(firefox, "exit");
  });

  expect(await reported).toBe(`${example("200").message}, conflict`);
  const once409 = 'yes any-token {"name":"Front desk"}';
  expect(sent.slice(0, 3)).toEqual([once409, once409, once409]);
});

const html = '<!doctype html><script type="module" src="/main.js"></script>';

/** A create that succeeds after two 409s, and one whose 409 is told. */
const page = `
import { createClient } from "./generated/client.js";
const videosdk = createClient({ token: "any-token", baseUrl: location.origin, retry: { initialInterval: 1 } });
videosdk.raw.use({ onRequest: ({ request }) => new Request(request, { headers: { "content-type": "application/json", "x-own": "yes" } }) });
const body = { name: "Front desk" } as never;
const told = (call) => call.then(({ message }) => message, (error) => error.code ?? String(error));
const first = await told(videosdk.createPhoneNumbers(body));
const lost = createClient({ token: "any-token", baseUrl: location.origin, retry: false, fetch: async () => new Response("{}", { status: 409 }) });
lost.raw.use({ onRequest: ({ request }) => new Request(request) });
await fetch("/report", { method: "POST", body: [first, await told(lost.createPhoneNumbers(body))].join(", ") });
`;

/** Runs the Redocly command line: nothing phones home, and its Node 20 notice does not drown the output. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import type { OpenApiDocument } from "./document/types.js";
import { requireOf } from "./peer.js";

const environment = {
  ...process.env,
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  SCARF_ANALYTICS: "false",
  DO_NOT_TRACK: "1",
};

const noticeBox = /^\s*╔═+╗\n(?:\s*║.*║\n)+\s*╚═+╝\n+/m;

export interface RedoclyResult {
  /** Exit code: 0 when Redocly is content. */
  code: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs `redocly` with these arguments and collects what it prints.
 *
 * @param args for example `["lint", "openapi/openapi.yaml"]`
 * @param cwd the folder to run in, which decides the `redocly.yaml` that is found
 * @param signal ends the run, when it is aborted, as if Redocly had failed
 * @throws when `@redocly/cli` is not installed
 */
export async function redocly(args: string[], cwd = process.cwd(), signal?: AbortSignal): Promise<RedoclyResult> {
  const { resolve } = requireOf("This", "@redocly/cli");
  const cli = join(dirname(resolve("@redocly/cli/package.json")), "bin", "cli.js");
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  signal?.addEventListener("abort", () => child.kill(), { once: true });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: Number(code ?? 1), stdout, stderr: stderr.replace(noticeBox, "") };
}

/**
 * The document with every file that it references put into it.
 *
 * @param documentFile its path
 * @throws when it cannot be read; the message is Redocly's
 */
export async function bundle(documentFile: string): Promise<OpenApiDocument> {
  // Away from redocly.yaml, which is for linting.
  const { code, stdout, stderr } = await redocly(["bundle", resolve(documentFile), "--ext", "json"], tmpdir());
  if (code !== 0) throw new Error(`${documentFile} cannot be bundled.\n\n${stderr.trim()}`);
  return JSON.parse(stdout);
}

/** Runs the Redocly command line without telemetry, update notices and its notice about Node 20. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";

const environment = {
  ...process.env,
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  SCARF_ANALYTICS: "false",
  DO_NOT_TRACK: "1",
};

const noticeBox = /^\s*╔═+╗\n(?:\s*║.*║\n)+\s*╚═+╝\n+/m;

interface RedoclyResult {
  /** The exit code. */
  code: number;
  stdout: string;
  stderr: string;
}

/** The folder of Redocly's command line. */
export function redoclyFolder(): string {
  return dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json"));
}

/**
 * Runs `redocly` with these arguments and collects what it prints.
 *
 * @param args for example `["lint", "openapi/openapi.yaml"]`
 * @param cwd the folder to run in, which decides the `redocly.yaml` that is found
 */
export async function redocly(args: string[], cwd = process.cwd()): Promise<RedoclyResult> {
  const cli = join(redoclyFolder(), "bin", "cli.js");
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: Number(code ?? 1), stdout, stderr: stderr.replace(noticeBox, "") };
}

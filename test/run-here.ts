/** Runs a command of `scripts/cli.ts` in this process: a process of its own takes seconds until it has loaded everything. */
import type { Command } from "commander";
import { vi } from "vitest";
import type { Ended } from "./run.js";

/**
 * Catches its output and changes the environment for the whole process, so only one can run at a time.
 *
 * @param environment what it finds in the environment beside what is there; `undefined` takes a variable away
 */
export async function runHere(
  command: Command,
  args: string[],
  environment: Record<string, string | undefined> = {},
): Promise<Ended> {
  const ended: Ended = { code: 0, stdout: "", stderr: "" };
  const { exitCode } = process;
  process.exitCode = 0;
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation(writeTo("stdout")),
    vi.spyOn(process.stderr, "write").mockImplementation(writeTo("stderr")),
    vi.spyOn(console, "log").mockImplementation((line) => writeTo("stdout")(`${line}\n`)),
    vi.spyOn(console, "error").mockImplementation((line) => writeTo("stderr")(`${line}\n`)),
  ];
  try {
    await command.exitOverride().parseAsync(args, { from: "user" });
    ended.code = Number(process.exitCode);
  } catch (error) {
    // As scripts/cli.ts ends, which is tested in processes of its own.
    ended.code = 2;
    ended.stderr += `error: ${error instanceof Error ? error.message : error}\n`;
  } finally {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
    process.exitCode = exitCode;
  }
  return ended;

  function writeTo(stream: "stdout" | "stderr") {
    return (chunk: string | Uint8Array) => {
      ended[stream] += chunk;
      return true;
    };
  }
}

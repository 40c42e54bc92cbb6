/** Processes that keep every core busy. */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";

export function busy(): { end(): void } {
  const loop =
    "const parent = process.ppid; setInterval(() => { const end = Date.now() + 90; while (Date.now() < end); if (process.ppid !== parent) process.exit(); }, 0)";
  const processes = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ["--eval", loop], { stdio: "ignore" }),
  );
  return {
    end() {
      for (const each of processes) each.kill();
    },
  };
}

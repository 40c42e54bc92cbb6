import { setTimeout } from "node:timers/promises";

/** Waits this many milliseconds, or until the signal is aborted. */
export async function waitFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => {});
}

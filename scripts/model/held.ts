import type { Account } from "./state.js";

export function isHeld({ held }: Account, number: string): boolean {
  for (const numbers of held) if (numbers.has(number)) return true;
  return false;
}

/** A hold may be ended twice. */
export function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (!done) run();
    done = true;
  };
}

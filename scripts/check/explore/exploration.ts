/** What the run asks of the exploring part, and what it gets back. */

import type { Finding } from "../answers/finding.js";
import type { Run } from "../run/run.js";

/** How many requests explore a server on this machine, unless somebody says otherwise. */
export const defaultBudget = 1500;

export interface ExploreOptions {
  /** How many requests it may send; none at 0. */
  budget: number;
  /** The same seed sends the same requests again, but for their numbers. */
  seed: number;
  /** Aborting it ends the exploring; what was found until then is returned. */
  signal?: AbortSignal | undefined;
  /** Called after each request, at the most. */
  onProgress?: (progress: { done: number; total: number; step: string }) => void;
}

export interface Exploration {
  findings: Finding[];
  /** How many requests it sent. */
  requests: number;
  seed: number;
  /** Why it ended before its budget: the end of a sentence that starts with "because". Answers that judge nothing are one. */
  ended?: string | undefined;
}

/**
 * The exploring part. It runs after the fixed part, whose findings are in `run.findings`: what breaks a guarantee in the same
 * way is not found again. What it attaches is taken back by the run, whatever the answers were.
 */
export type Explore = (run: Run, options: ExploreOptions) => Promise<Exploration>;

import type { ReporterName } from "./report/names.js";

/** What the command line of `check` says, as commander reads it. */
export interface CheckCommandOptions {
  token?: string;
  allowWrites?: boolean;
  readOnly?: boolean;
  keep?: boolean;
  only: string[];
  without: string[];
  list?: boolean;
  known?: string;
  updateKnown?: boolean;
  strict?: boolean;
  bail?: boolean;
  explore?: number;
  seed?: number;
  timeout: number;
  delay: number;
  concurrency: number;
  header: [string, string][];
  insecure?: boolean;
  verbose?: boolean;
  reporter: ReporterName[];
  output: string[];
}

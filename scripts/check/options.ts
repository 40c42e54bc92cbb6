import type { ReporterName } from "./report/reporter-names.js";

/** The options of the `check` command, as commander reads them. */
export interface CheckCommandOptions {
  token?: string;
  allowWrites?: boolean;
  readOnly?: boolean;
  keep?: boolean;
  har?: string;
  origin: string[];
  oneAccount?: boolean;
  otherClients: boolean;
  require: string[];
  only: string[];
  without: string[];
  list?: boolean;
  known?: string;
  updateKnown?: boolean;
  strict?: boolean;
  bail?: boolean;
  generate?: number;
  seed?: number;
  timeout: number;
  maxTime?: number;
  delay: number;
  concurrency: number;
  header: [string, string][];
  insecure?: boolean;
  verbose?: boolean;
  reporter: ReporterName[];
  output: string[];
}

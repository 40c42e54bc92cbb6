/** What the command line of `check` says, as commander reads it. */
export interface CheckCommandOptions {
  token?: string;
  allowWrites?: boolean;
  readOnly?: boolean;
  only: string[];
  list?: boolean;
  strict?: boolean;
  bail?: boolean;
  timeout: number;
  header: [string, string][];
  insecure?: boolean;
  reporter: string[];
  output: string[];
}

/** The options of `check`, and how the values of options are read, those of `proxy` too. */
import { InvalidArgumentError, Option } from "commander";
import { type ReporterName, reporterNames } from "./report/reporter-names.js";

export { type ReporterName, reporterNames } from "./report/reporter-names.js";

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
  concurrency?: number;
  header: [string, string][];
  insecure?: boolean;
  verbose?: boolean;
  reporter: ReporterName[];
  output: string[];
}

export function repeatable<T>(flags: string, description: string, parse: (value: string, before: T[]) => T[]): Option {
  return new Option(flags, `${description}; may be repeated`).argParser(parse).default([], "none");
}

export function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

export function reporterName(value: string, before: ReporterName[]): ReporterName[] {
  const name = reporterNames.find((known) => known === value);
  if (name === undefined) throw new InvalidArgumentError(`There are: ${reporterNames.join(", ")}.`);
  return [...before, name];
}

export function wholeNumber(most: number, least = 0): (value: string) => number {
  return (value) => {
    const number = Number(value);
    // Other notations that `Number` accepts, such as 0x10 and 1e3, are mistakes here.
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}

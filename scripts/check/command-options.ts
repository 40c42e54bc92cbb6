/** Options that several commands take. */
import { InvalidArgumentError, Option } from "commander";
import { type ReporterName, reporterNames } from "./report/reporter-names.js";

export { type ReporterName, reporterNames } from "./report/reporter-names.js";

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

import { resolve as at } from "../document/resolve.js";
import type { OpenApiDocument, Schema } from "../document/types.js";
import type { Change, Step } from "./change.js";
import { patternLengths } from "./pattern-lengths.js";

/** What this reads of a change that Redocly reports. */
export interface ReportedChange {
  path: string;
  /** The kind of object, for example `Schema`. */
  typeName: string;
  kind: Change["kind"];
  impact: Step;
  /** The keyword that was modified; `key` for a new name. */
  property?: string;
  verdicts: { message: string }[];
  /** Where it stood, with the keyword at the end if it was there. */
  base?: { pointer: string };
  revision?: { value?: unknown };
}

const fieldOrType = /(\/properties|^#\/components\/schemas)\/[^/]+$/;

/** Redocly's rating, raised where this package guarantees more than it knows of, and lowered where nothing is asked. */
export function rate(reported: ReportedChange, older: OpenApiDocument): Change {
  const { path, typeName, kind, impact, property, verdicts } = reported;
  const change = { kind, what: property ? `${path} ${property}` : path };
  if (isImplied(reported, older)) {
    return { ...change, step: "patch", reason: "The pattern asked for as much before." };
  }
  if (impact !== "patch") return { ...change, step: impact, reason: verdicts.map(({ message }) => message).join(" ") };
  if ((kind === "removed" || property === "key") && fieldOrType.test(path)) {
    return { ...change, step: "major", reason: "Whoever uses the field or type of the old name finds it gone." };
  }
  if (property === "default" && typeName === "Schema") {
    return { ...change, step: "major", reason: "Whoever leaves the field out gets something else." };
  }
  if (typeName === "Schema" && property && !/^(title|description|examples?|x-.*)$/.test(property)) {
    return { ...change, step: "minor", reason: "More is accepted, or more is guaranteed." };
  }
  return { ...change, step: impact };
}

/** Whether it is a limit of length that the pattern beside it drew already. */
function isImplied({ property, base, revision }: ReportedChange, older: OpenApiDocument): boolean {
  const limit = revision?.value;
  if (!base || typeof limit !== "number" || !(property === "minLength" || property === "maxLength")) return false;
  const { pattern } = at<Schema>(older, { $ref: base.pointer.replace(new RegExp(`/${property}$`), "") });
  const lengths = patternLengths(pattern ?? "");
  return lengths !== undefined && (property === "minLength" ? limit <= lengths.shortest : limit >= lengths.longest);
}

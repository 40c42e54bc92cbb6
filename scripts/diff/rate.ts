import { resolve as at } from "../document/resolve.js";
import type { OpenApiDocument, Schema } from "../document/types.js";
import type { Change, Step } from "./change.js";
import { placeInWords, valueInWords } from "./describe-change.js";
import { patternLengths } from "./pattern-lengths.js";

/** A change in Redocly's report, as far as it is used here. */
export interface ReportedChange {
  path: string;
  /** The kind of object, for example `Schema`. */
  typeName: string;
  kind: "added" | "removed" | "modified";
  impact: Step;
  /** The keyword that was modified; `key` for a new name. */
  property?: string;
  verdicts: { message: string }[];
  /** Its place, with the keyword at the end if it existed. */
  base?: { pointer: string; value?: unknown };
  revision?: { pointer?: string; value?: unknown };
}

const fieldOrType = /(\/properties|^#\/components\/schemas)\/[^/]+$/;

/** Redocly's rating, raised for guarantees of this package that Redocly does not know, and lowered if nothing new is required. */
export function rate(reported: ReportedChange, older: OpenApiDocument, newer: OpenApiDocument): Change {
  const { path, typeName, kind, impact, property, verdicts } = reported;
  const what = inWords(reported, [newer, older]);
  if (isImplied(reported, older)) return { step: "patch", what, reason: "The pattern asked for as much before." };
  if (impact !== "patch") return { step: impact, what, reason: verdicts.map(({ message }) => message).join(" ") };
  if ((kind === "removed" || property === "key") && fieldOrType.test(path)) {
    return { step: "major", what, reason: "Code that uses the field or type of the old name does not compile." };
  }
  if (property === "default" && typeName === "Schema") {
    return { step: "major", what, reason: "A request that leaves the field out means something else." };
  }
  if (typeName === "Schema" && property && !/^(title|description|examples?|x-.*)$/.test(property)) {
    return { step: "minor", what, reason: "More is accepted, or more is guaranteed." };
  }
  return { step: impact, what };
}

/** Names the place of the change in the file. `path` would lead there through each reference, from the first use. */
function inWords({ path, kind, property, base, revision }: ReportedChange, documents: OpenApiDocument[]): string {
  const pointer = revision?.pointer ?? base?.pointer;
  const place = placeInWords(pointer?.replace(new RegExp(`/${property}$`), "") ?? path, documents);
  if (property === "key") return `${place}: renamed from ${base?.value} to ${revision?.value}`;
  return `${place}: ${property ? valueInWords(property, base?.value, revision?.value) : kind}`;
}

/** Whether it is a length limit that the pattern beside it already implied. */
function isImplied({ property, base, revision }: ReportedChange, older: OpenApiDocument): boolean {
  const limit = revision?.value;
  if (!base || typeof limit !== "number" || !(property === "minLength" || property === "maxLength")) return false;
  const { pattern } = at<Schema>(older, { $ref: base.pointer.replace(new RegExp(`/${property}$`), "") });
  const lengths = patternLengths(pattern ?? "");
  return lengths !== undefined && (property === "minLength" ? limit <= lengths.shortest : limit >= lengths.longest);
}

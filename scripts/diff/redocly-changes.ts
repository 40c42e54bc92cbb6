import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { redocly } from "../redocly.js";
import type { Change, Step } from "./change.js";

/** What this reads of the report that Redocly's `diff` writes. */
interface Report {
  changes: {
    path: string;
    /** The kind of object, for example `Schema`. */
    typeName: string;
    kind: Change["kind"];
    impact: Step;
    /** The keyword that was modified; `key` for a new name. */
    property?: string;
    verdicts: { message: string }[];
  }[];
}

/**
 * What Redocly finds different.
 *
 * @param base the path of the older document
 * @param revision the path of the newer one
 * @throws when one of them cannot be read; the message is Redocly's
 */
export async function redoclyChanges(base: string, revision: string): Promise<Change[]> {
  const { code, stdout, stderr } = await redocly(
    ["diff", resolve(base), resolve(revision), "--format", "json", "--fail-on", "none"],
    // Away from redocly.yaml: the rules it names are for `lint`, and would take the place of those for `diff`.
    tmpdir(),
  );
  if (code !== 0) throw new Error(`The documents cannot be compared.\n\n${stderr.trim()}`);
  const report: Report = JSON.parse(stdout);
  return report.changes.filter(({ path, property }) => !(path === "#/info" && property === "version")).map(rate);
}

const fieldOrType = /(\/properties|^#\/components\/schemas)\/[^/]+$/;

/** Redocly's rating, raised where this package promises more than it knows of. */
function rate({ path, typeName, kind, impact, property, verdicts }: Report["changes"][number]): Change {
  const change = { kind, what: property ? `${path} ${property}` : path };
  if (impact !== "patch") return { ...change, step: impact, reason: verdicts.map(({ message }) => message).join(" ") };
  if ((kind === "removed" || property === "key") && fieldOrType.test(path)) {
    return { ...change, step: "major", reason: "Whoever uses the field or type of the old name finds it gone." };
  }
  if (property === "default") {
    return { ...change, step: "major", reason: "Whoever leaves the field out gets something else." };
  }
  if (typeName === "Schema" && property && !/^(title|description|examples?|x-.*)$/.test(property)) {
    return { ...change, step: "minor", reason: "More is accepted, or more is promised." };
  }
  return { ...change, step: impact };
}

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { operationObjects } from "../document/operations.js";
import { resolve } from "../document/resolve.js";
import type { OpenApiDocument, ParameterObject } from "../document/types.js";
import { redocly } from "../redocly.js";
import type { Change } from "./change.js";
import { type ReportedChange, rate } from "./rate.js";

/** Redocly's report, as far as it is used here. */
interface Report {
  changes: ReportedChange[];
}

/**
 * The differences that Redocly finds, without those of examples, which `extension-changes.ts` compares one by one, as it does
 * the guarantees. Neither document may reference a file.
 *
 * @throws when it cannot compare them; the message is Redocly's
 */
export async function redoclyChanges(base: OpenApiDocument, revision: OpenApiDocument): Promise<Change[]> {
  const folder = await mkdtemp(join(tmpdir(), "videosdk-sip-contract-"));
  try {
    const [older, newer] = [base, revision].map(comparable) as [OpenApiDocument, OpenApiDocument];
    await writeFile(join(folder, "base.json"), JSON.stringify(older));
    await writeFile(join(folder, "revision.json"), JSON.stringify(newer));
    const options = ["--format", "json", "--fail-on", "none"];
    // In another folder, because the rules of redocly.yaml are for `lint` and would replace those for `diff`.
    const { code, stdout, stderr } = await redocly(["diff", "base.json", "revision.json", ...options], folder);
    if (code !== 0) throw new Error(`The documents cannot be compared.\n\n${stderr.trim()}`);
    const report: Report = JSON.parse(stdout);
    return report.changes
      .filter(({ path, property, typeName }) => {
        const isVersion = path === "#/info" && property === "version";
        return !isVersion && typeName !== "Example";
      })
      .map((change) => rate(change, older, newer));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * A copy whose parameters are components, each named after its operation. Redocly compares components by name, but reports a
 * changed entry of a list as one removed and one added. Code samples are derived, and left out.
 */
function comparable(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  const named: Record<string, ParameterObject> = {};
  for (const operation of operationObjects(copy)) {
    delete operation["x-codeSamples"];
    const references = operation.parameters?.map((parameter) => {
      const { name, ...rest } = resolve(copy, parameter);
      const key = `${operation.operationId}.${name}`;
      named[key] = { name, ...rest };
      return { $ref: `#/components/parameters/${key}` };
    });
    if (references) Object.assign(operation, { parameters: references });
  }
  return { ...copy, components: { ...copy.components, parameters: named } };
}

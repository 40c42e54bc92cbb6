/**
 * Detects renamed components. Redocly compares components by name and reports a renamed one as many unrelated changes, so the
 * older document gets the new names before the comparison.
 */
import { eachObject } from "../document/json.js";
import type { OpenApiDocument } from "../document/types.js";
import type { Change } from "./change.js";
import { componentKinds } from "./describe-change.js";

interface Rename {
  /** The key in `components`, for example `schemas`. */
  kind: string;
  from: string;
  to: string;
}

/** Extension keys that version 2.0 gave other names. Delete them when a later version is released. */
const renamedKeys: Record<string, string> = { "x-promises": "x-guarantees", promise: "guarantee" };

type Node = Record<string, unknown>;

/** A component counts as renamed if both documents refer to it from the same place, by names that the other one lacks. */
export function renames(base: OpenApiDocument, revision: OpenApiDocument): Rename[] {
  const found = new Map<string, Rename>();
  const seen = new Set<string>();
  const component = (document: OpenApiDocument, kind: string, name: string) =>
    (document.components as Record<string, Node> | undefined)?.[kind]?.[name];

  function compare(older: unknown, newer: unknown): void {
    if (!isNode(older) || !isNode(newer)) return;
    if (typeof older.$ref === "string" && typeof newer.$ref === "string") compareReferences(older.$ref, newer.$ref);
    for (const [key, value] of Object.entries(older)) compare(value, newer[key]);
  }

  function compareReferences(older: string, newer: string): void {
    const [, kind = "", from = ""] = older.match(/^#\/components\/(\w+)\/([^/]+)$/) ?? [];
    const [, newKind, to = ""] = newer.match(/^#\/components\/(\w+)\/([^/]+)$/) ?? [];
    if (!from || kind !== newKind || seen.has(`${older} ${newer}`)) return;
    seen.add(`${older} ${newer}`);
    const isRenamed = from !== to && !component(revision, kind, from) && !component(base, kind, to);
    if (isRenamed && !found.has(older)) found.set(older, { kind, from, to });
    compare(component(base, kind, from), component(revision, kind, to));
  }

  compare(base.paths, revision.paths);
  compare(base.components, revision.components);
  return [...found.values()];
}

/** The older document with the newer one's names. */
export function renamed(base: OpenApiDocument, renames: Rename[]): OpenApiDocument {
  const copy = withNewKeys(base) as OpenApiDocument;
  for (const { kind, from, to } of renames) {
    const components = (copy.components as unknown as Record<string, Node>)[kind] as Node;
    components[to] = components[from];
    delete components[from];
    eachObject(copy, (node) => {
      if (node.$ref === `#/components/${kind}/${from}`) node.$ref = `#/components/${kind}/${to}`;
    });
  }
  return copy;
}

/** The names of schemas are the names of generated types. */
export function renameChange({ kind, from, to }: Rename): Change {
  const what = `${componentKinds[kind] ?? kind} ${from}: renamed to ${to}`;
  return kind === "schemas"
    ? { step: "major", what, reason: "Code that uses the type of the old name does not compile." }
    : { step: "patch", what };
}

/** One change for each of `renamedKeys` that the older document has. */
export function keyChanges(base: OpenApiDocument): Change[] {
  const text = JSON.stringify(base);
  return Object.entries(renamedKeys)
    .filter(([from]) => from.startsWith("x-") && text.includes(`"${from}":`))
    .map(([from, to]) => ({ step: "major", what: `${from}: renamed to ${to}` }));
}

function withNewKeys(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withNewKeys);
  if (!isNode(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [renamedKeys[key] ?? key, withNewKeys(value)]));
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}

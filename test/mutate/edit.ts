import type { OpenApiDocument } from "../../scripts/document/types.js";

export type Path = (string | number)[];
export type Node = Record<string, unknown>;

/** A change at one place of the document. */
export interface Edit {
  /** For example `dropped`. */
  what: string;
  path: Path;
  /** The new value; `undefined` removes it. */
  value: unknown;
}

/** A copy of the document with the change made. */
export function edited(document: OpenApiDocument, { path, value }: Edit): OpenApiDocument {
  const copy = structuredClone(document);
  let parent = copy as unknown as Node;
  for (const key of path.slice(0, -1)) parent = parent[key] as Node;
  const last = path.at(-1) as string;
  if (value !== undefined) parent[last] = value;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return copy;
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

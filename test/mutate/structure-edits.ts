/** Changes of what the document lays down: each keyword, value, required field, mark, guarantee and quoted example. */
import { claims } from "../truth/facts.js";
import { type Edit, isNode, type Node, type Path } from "./edit.js";

/** Keys that people read. */
const unruly = /^(description|summary)$/;

/** The examples that quote a page. Any other may show whatever is valid. */
const quoting = /^(SharedPair|Created|DetachedOnPage|ReleasedOnPage|Deleted)$/;

const marks = ["x-assumed", "x-from-sdk"] as const;

/** Every change at this place of the document and below it. */
export function* structureEdits(value: unknown, path: Path = []): Generator<Edit> {
  if (typeof value !== "object" || value === null) return;
  for (const [name, child] of Object.entries(value)) {
    const place = [...path, Array.isArray(value) ? Number(name) : name];
    if (unruly.test(name) || (path[1] === "examples" && path.length === 2 && !quoting.test(name))) continue;
    if (!claims(value, name) && place.join() !== "components,examples") continue;
    yield { what: "dropped", path: place, value: undefined };
    if (isReason(place)) yield { what: "without a word", path: place, value: "" };
    else yield* changes(child, place);
    yield* structureEdits(child, place);
  }
  if (isNode(value)) yield* additions(value, path);
}

function* changes(value: unknown, path: Path): Generator<Edit> {
  const to = (what: string, value: unknown): Edit => ({ what, path, value });
  if (typeof value === "string") yield to("another text", `${value}-x`);
  if (typeof value === "boolean") yield to("the opposite", !value);
  if (typeof value === "number") yield* [value + 1, value * 10, -1].map((other) => to(`${other}`, other));
  if (typeof value === "number" || typeof value === "boolean") yield to("as a text", `${value}`);
  if (value === null) yield to("not null", "x");
  if (!Array.isArray(value)) return;
  yield to("one more", [...value, isNode(value[0]) ? { ...value[0], id: "more" } : "more"]);
  if (value.length > 0) yield to("the first twice", [...value, value[0]]);
}

/** Additions at this place. */
function* additions(node: Node, path: Path): Generator<Edit> {
  const add = (key: string, value: unknown): Edit => ({ what: "added", path: [...path, key], value });
  if (isSchema(node, path)) {
    for (const [key, value] of Object.entries(keywordsFor(node))) if (!(key in node)) yield add(key, value);
    for (const key of Object.keys(node)) yield* marked(node, path, key);
  }
  if (isNode(node.properties)) yield* fieldEdits(node, node.properties, path);
  for (const mark of marks) yield* movedMarks(node, path, mark);
  if (path.at(-1) === "content") yield add("text/plain", {});
  if (path[1] === "responses" && path.length === 3) yield add("headers", { "Retry-After": {} });
  if ("guarantee" in node) yield* guaranteeEdits(node, path);
  if (path.at(-1) === "responses" && path[0] === "paths") {
    for (const status of ["422", "500", "503"]) yield add(status, Object.values(node)[0]);
    for (const status of Object.keys(node))
      yield { what: `${status} is 418`, path, value: renamed(node, status, "418") };
  }
}

/** Keywords that a careless editor might add to a schema. */
function keywordsFor(node: Node): Node {
  const common = { default: "x", nullable: true, deprecated: true, readOnly: true, const: "x", enum: ["x"], not: {} };
  switch (node.type) {
    case "string":
      return { ...common, minLength: 1, maxLength: 9, pattern: "^x$", format: "uuid" };
    case "array":
      return { ...common, minItems: 1, maxItems: 9, uniqueItems: true, contains: {} };
    case "object":
      return { ...common, additionalProperties: false, minProperties: 1, maxProperties: 9 };
    case "boolean":
      return { ...common, default: false };
    default:
      return { ...common, minimum: 1, maximum: 9 };
  }
}

/** A keyword that somebody says is assumed. */
function* marked(node: Node, path: Path, key: string): Generator<Edit> {
  // The content of a response is marked as a whole, at the response.
  if (path[1] === "responses") return;
  if (key.startsWith("x-") || /^(items|properties|examples?|format)$/.test(key)) return;
  const reason = "Nobody knows whether the page says so.";
  for (const mark of marks) {
    if (marks.some((mark) => isNode(node[mark]) && key in node[mark])) continue;
    if (key === "$ref" && marks.some((mark) => isNode(node[mark]) && "type" in node[mark])) continue;
    yield { what: `${key} marked`, path: [...path, mark], value: { ...(node[mark] as Node), [key]: reason } };
  }
}

function* movedMarks(node: Node, path: Path, mark: (typeof marks)[number]): Generator<Edit> {
  const [other] = marks.filter((other) => other !== mark);
  const reasons = node[mark];
  if (!isNode(reasons) || !other) return;
  for (const [key, reason] of Object.entries(reasons)) {
    const { [key]: _, ...rest } = reasons;
    const moved = { ...node, [mark]: rest, [other]: { ...(node[other] as Node), [key]: reason } };
    yield { what: `${mark} ${key} as ${other}`, path, value: moved };
    yield { what: `${mark} ${key} as ${other} too`, path, value: { ...moved, [mark]: reasons } };
  }
}

function* fieldEdits(node: Node, fields: Node, path: Path): Generator<Edit> {
  const required = (node.required ?? []) as string[];
  for (const name of Object.keys(fields)) {
    yield { what: `${name} renamed`, path: [...path, "properties"], value: renamed(fields, name, `${name}X`) };
    if (!required.includes(name)) {
      yield { what: `${name} required`, path: [...path, "required"], value: [...required, name] };
    } else {
      const reasons = { ...((fields[name] as Node)["x-assumed"] as Node), optional: "Nobody knows." };
      yield { what: `${name} marked as optional`, path: [...path, "properties", name, "x-assumed"], value: reasons };
    }
  }
  yield {
    what: "a field more",
    path: [...path, "properties", "more"],
    value: { type: "string", description: "More." },
  };
}

function* guaranteeEdits({ documented, assumed, ...guarantee }: Node, path: Path): Generator<Edit> {
  const to = (what: string, value: Node): Edit => ({ what, path, value });
  if (documented && assumed) return;
  yield to("documented and assumed", { ...guarantee, documented: "The page.", assumed: "We." });
  if (documented) yield to("assumed", { ...guarantee, assumed: documented });
  else yield to("documented", { ...guarantee, documented: assumed });
}

function isSchema(node: Node, path: Path): boolean {
  const inSchemas = path[1] === "schemas" || path.includes("schema");
  const isMark = marks.some((mark) => path.includes(mark));
  return inSchemas && !isMark && ("type" in node || "$ref" in node || "oneOf" in node);
}

/** A reason of a mark or a guarantee: prose, which may be worded in any way. */
function isReason(path: Path): boolean {
  const [parent, key] = path.slice(-2);
  return marks.some((mark) => mark === parent) || key === "documented" || key === "assumed";
}

function renamed(node: Node, from: string, to: string): Node {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key === from ? to : key, value]));
}

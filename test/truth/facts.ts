/** All that the document lays down, one line each, with the level that its marks give it. Prose is no fact. */
import type { OpenApiDocument } from "../../scripts/document/types.js";

/** `own`: it claims nothing of the API, but tells a tool or a reader something. */
export type Level = "documented" | "documented, in part assumed" | "from the SDK" | "assumed" | "own";

export interface Fact {
  /** What it is about: `POST /v2/sip/phone-numbers`, or the name of a schema or response, or `The API`. */
  section: string;
  /** Where in it, for example `phoneNumbers[]`; empty for the whole. */
  place: string;
  /** For example `minItems: 1` or `required`. */
  rule: string;
  level: Level;
}

type Found = Omit<Fact, "section">;
type Node = Record<string, unknown>;

/** What only people read. The marks stand here because they are read with what they mark. */
const prose = new Set(["description", "summary", "tags", "x-codeSamples", "x-assumed", "x-from-sdk"]);

/** What is the document's own, unless a mark says otherwise. */
const own = new Set(["openapi", "operationId", "x-source", "x-reasons", "example", "examples", "format"]);

/** What is one fact, however much there is in it. */
const whole = new Set(["x-source", "x-speakeasy-retries"]);

export function facts(document: OpenApiDocument): Fact[] {
  const {
    info: _info,
    paths,
    components,
    "x-generated": _origin,
    ...api
  } = document as unknown as Record<string, Node>;
  const { examples: _examples, ...shared } = components as Record<string, Node>;
  const operations = Object.entries(paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Node).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
  );
  const parts = Object.values(shared).flatMap((named) => Object.entries(named));
  return [["The API", api] as const, ...operations, ...parts].flatMap(([section, node]) =>
    factsOf(node as Node, "", "documented").map((fact) => ({ section, ...fact })),
  );
}

function factsOf(node: Node, place: string, inherited: Level): Found[] {
  const levels = marks(node);
  // What is referred to brings the type.
  if ("$ref" in node && levels.type) levels.$ref = levels.type;
  // A mark of something that has no keyword, such as the status of a response.
  const unspoken = Object.keys(levels).filter(
    (key) => !(key in node) && key !== "optional" && !(key === "type" && "$ref" in node),
  );
  return [
    ...unspoken.map((key) => ({ place, rule: key, level: levels[key] ?? inherited })),
    ...Object.entries(node)
      .filter(([key]) => !prose.has(key))
      .flatMap(([key, value]) =>
        factsOfMember(node, key, value, place, levels[key] ?? (own.has(key) ? "own" : inherited)),
      ),
  ];
}

function factsOfMember(node: Node, key: string, value: unknown, place: string, level: Level): Found[] {
  if (key === "required" && Array.isArray(value)) {
    return value.map((name) => ({ place: join(place, name), rule: "required", level }));
  }
  if (key === "properties") return factsOfFields(node, value as Node, place, level);
  if (key === "items") return factsOf(value as Node, `${place}[]`, level);
  if (key === "x-promises") return (value as Node[]).flatMap(factsOfPromise);
  if (key === "parameters") return (value as Node[]).flatMap((parameter) => factsOfParameter(parameter, level));
  if (isNode(value) && !whole.has(key)) return factsOf(value, join(place, key), level);
  return [{ place, rule: `${key}: ${text(value)}`, level }];
}

function factsOfFields(node: Node, fields: Node, place: string, level: Level): Found[] {
  const required = Array.isArray(node.required) ? node.required : [];
  return Object.entries(fields).flatMap(([name, field]) => [
    ...(required.includes(name)
      ? []
      : [{ place: join(place, name), rule: "optional", level: marks(field as Node).optional ?? level }]),
    ...factsOf(field as Node, join(place, name), level),
  ]);
}

function factsOfParameter({ name, in: where, ...parameter }: Node, level: Level): Found[] {
  return factsOf(parameter, `${where} ${name}`, level);
}

function factsOfPromise({ id, promise, documented, assumed, ...rest }: Node): Found[] {
  const fact = (rule: string, level: Level): Found => ({ place: `${id}`, rule, level });
  return [
    fact(line(promise), documented ? (assumed ? "documented, in part assumed" : "documented") : "assumed"),
    ...(documented ? [fact(`documented: ${line(documented)}`, "documented")] : []),
    ...(assumed ? [fact(`assumed: ${line(assumed)}`, "assumed")] : []),
    ...Object.entries(rest).map(([key, value]) => fact(`${key}: ${text(value)}`, "own")),
  ];
}

function line(text: unknown): string {
  return `${text}`.trim().replaceAll(/\s+/g, " ");
}

function marks(node: Node): Record<string, Level> {
  const marked = (key: string, level: Level) =>
    Object.keys((node[key] as Node) ?? {}).map((name) => [name, level] as const);
  return Object.fromEntries([...marked("x-from-sdk", "from the SDK"), ...marked("x-assumed", "assumed")]);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function join(place: string, key: string): string {
  return place ? `${place}.${key}` : key;
}

/** A reference by the name of what it leads to. */
function text(value: unknown): string {
  const plain = typeof value === "string" ? value : JSON.stringify(value);
  return plain.replaceAll(/#\/components\/\w+\//g, "");
}

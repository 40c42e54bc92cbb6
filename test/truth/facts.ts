/** Everything that the document claims of the API, one line each, with the level that its marks give it. */
import { resolve } from "../../scripts/document/resolve.js";
import type { OpenApiDocument } from "../../scripts/document/types.js";

/** `marked twice`: nobody can tell which of two marks holds. `without a reason`: a guarantee that says not where it is from. */
export type Level =
  | "documented"
  | "documented, in part assumed"
  | "from the SDK"
  | "assumed"
  | "marked twice"
  | "without a reason";

export interface Fact {
  /** Its subject: `POST /v2/sip/phone-numbers`, the name of a schema or response, or `The API`. */
  section: string;
  /** Where in it, for example `phoneNumbers[]`; empty for the whole. */
  place: string;
  /** For example `minItems: 1` or `required`. */
  rule: string;
  level: Level;
}

type Found = Omit<Fact, "section">;
type Node = Record<string, unknown>;

/** Keys that people read. The marks are among them because they are read with what they mark. */
const prose = new Set(["description", "summary", "x-assumed", "x-from-sdk"]);

/** Keys that claim nothing of the API, unless a mark says otherwise: they tell a tool or a reader something. */
const own = new Set([
  "openapi",
  "info",
  "tags",
  "operationId",
  "externalDocs",
  "links",
  "x-source",
  "x-reasons",
  "x-secret",
  "writeOnly",
  "seenBy",
  "observable",
  "example",
  "examples",
]);

/** Whether this key of an object claims something of the API. */
export function claims(node: object, key: string): boolean {
  return !own.has(key) || key in marks(node as Node);
}

/** Keys whose value is one fact, however much there is in it. */
const whole = new Set(["x-speakeasy-retries", "x-speakeasy-pagination"]);

export function facts(document: OpenApiDocument): Fact[] {
  const { info: _info, tags: _tags, paths, components, ...api } = document as unknown as Node;
  const { examples: _examples, links: _links, ...shared } = components as Record<string, Node>;
  const operations = Object.entries(paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Node).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
  );
  const parts = Object.values(shared).flatMap((named) => Object.entries(named));
  return [["The API", api] as const, ...operations, ...parts].flatMap(([section, node]) => [
    ...factsOf(node as Node, "", "documented").map((fact) => ({ section, ...fact })),
    ...statusFacts(document, node as Node).map((fact) => ({ section, ...fact })),
  ]);
}

/** A status that an operation has. Its response says by a mark of its own where no page mentions the status. */
function statusFacts(document: OpenApiDocument, { responses = {} }: Node): Found[] {
  return Object.entries(responses as Record<string, Node>).flatMap(([status, reference]) => {
    const response = resolve(document, reference);
    const marked = marks(response).status;
    const reasons = (response["x-reasons"] ?? []) as Node[];
    const place = `responses.${status}`;
    // Where one status has several reasons, a page mentions the first.
    const level = (reasons.length > 1 && marked ? "documented, in part assumed" : marked) ?? "documented";
    return "$ref" in reference
      ? [{ place, rule: `$ref: ${text(reference.$ref)}`, level }]
      : [
          { place, rule: "status", level },
          ...factsOf(reference, place, "documented").filter(({ rule }) => rule !== "status"),
        ];
  });
}

function factsOf(node: Node, place: string, inherited: Level): Found[] {
  const levels = marks(node);
  // The referenced schema has the type.
  if ("$ref" in node && levels.type) levels.$ref = levels.type;
  // A mark of something that has no keyword, such as the status of a response, or that is no fact.
  const unspoken = Object.keys(levels).filter(
    (key) => (!(key in node) || prose.has(key)) && key !== "optional" && !(key === "type" && "$ref" in node),
  );
  return [
    ...unspoken.map((key) => ({ place, rule: key, level: levels[key] ?? inherited })),
    ...Object.entries(node)
      .filter(([key]) => !prose.has(key) && claims(node, key) && key !== "responses")
      .flatMap(([key, value]) => factsOfMember(node, key, value, place, levels[key] ?? inherited)),
  ];
}

function factsOfMember(node: Node, key: string, value: unknown, place: string, level: Level): Found[] {
  if (key === "required" && Array.isArray(value)) {
    return value.map((name) => ({ place: join(place, name), rule: "required", level }));
  }
  if (key === "properties") return factsOfFields(node, value as Node, place, level);
  if (key === "items") return factsOf(value as Node, `${place}[]`, level);
  if (key === "x-guarantees") return (value as Node[]).flatMap(factsOfGuarantee);
  if (key === "parameters") return (value as Node[]).flatMap((parameter) => factsOfParameter(parameter, level));
  if (isNode(value) && !whole.has(key)) {
    const found = factsOf(value, join(place, key), level);
    // That it is there says something too: `not: {}`, or a media type without a schema.
    return found.length > 0 ? found : [{ place, rule: `${key}: {}`, level }];
  }
  return [{ place, rule: `${key}: ${text(value)}`, level }];
}

function factsOfFields(node: Node, fields: Node, place: string, level: Level): Found[] {
  const required = Array.isArray(node.required) ? node.required : [];
  return Object.entries(fields).flatMap(([name, field]) => {
    const { optional } = marks(field as Node);
    return [
      // A field that is required and marked as optional contradicts itself.
      ...(required.includes(name) && !optional
        ? []
        : [{ place: join(place, name), rule: "optional", level: optional ?? level }]),
      ...factsOf(field as Node, join(place, name), level),
    ];
  });
}

function factsOfParameter({ name, in: where, ...parameter }: Node, level: Level): Found[] {
  return factsOf(parameter, `${where} ${name}`, level);
}

/** The reasons beside a guarantee may be worded in any way. */
function factsOfGuarantee({ id, guarantee, documented, assumed }: Node): Found[] {
  const bare = documented ? "documented" : "without a reason";
  const level = assumed ? (documented ? "documented, in part assumed" : "assumed") : bare;
  return [{ place: `${id}`, rule: line(guarantee), level }];
}

function line(text: unknown): string {
  return `${text}`.trim().replaceAll(/\s+/g, " ");
}

function marks(node: Node): Record<string, Level> {
  // A mark that gives no reason marks nothing.
  const names = (key: string) =>
    Object.entries((node[key] as Node) ?? {}).flatMap(([name, reason]) => (/\w \w/.test(`${reason}`) ? [name] : []));
  const level = (name: string, level: Level, other: string) =>
    [name, names(other).includes(name) ? "marked twice" : level] as const;
  return Object.fromEntries([
    ...names("x-from-sdk").map((name) => level(name, "from the SDK", "x-assumed")),
    ...names("x-assumed").map((name) => level(name, "assumed", "x-from-sdk")),
  ]);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function join(place: string, key: string): string {
  return place ? `${place}.${key}` : key;
}

/** A reference by the name of what it leads to. A text that reads like a number, for example, stands in quotes. */
function text(value: unknown): string {
  const plain = typeof value === "string" && !isJson(value) ? value : JSON.stringify(value);
  return plain.replaceAll(/#\/components\/\w+\//g, "");
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

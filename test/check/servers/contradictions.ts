/** The mock, but for one assumed or from-the-SDK mark of a response in the document, which every response contradicts. */
import { getRequestListener } from "@hono/node-server";
import { assumptions } from "../../../scripts/document/assumptions.js";
import { resolve } from "../../../scripts/document/resolve.js";
import type { Assumable, OpenApiDocument, Schema } from "../../../scripts/document/types.js";
import { startMock } from "../../../scripts/mock/start-mock.js";
import { listen, type RunningServer } from "./listen.js";

type Json = Record<string, unknown>;

interface Contradiction {
  /** Where the mark stands, and its keyword, for example `#/components/schemas/PageInfo/properties/total minimum`. */
  name: string;
  /** The operations whose responses show it. */
  operations: string[];
  /** The status and the body that take the place of the mock's. */
  instead(operationId: string, status: number, body: unknown): { status: number; body: unknown } | undefined;
}

const success = (status: number) => status >= 200 && status < 300;

/** Values that contradict a keyword, made from one that fits; undefined where a response cannot. */
const contrary: Record<string, (value: unknown, schema: Schema) => unknown> = {
  type: (value) => (typeof value === "number" ? `${value}` : typeof value === "string" ? 7 : [value]),
  minLength: () => "",
  maxLength: (_, { maxLength = 0 }) => "x".repeat(maxLength + 1),
  pattern: (value) => `x${value}`,
  format: () => "yesterday",
  minimum: (_, { minimum = 0 }) => minimum - 1,
  dependentRequired: (value) => withoutKey(value as Json, "password"),
};

interface Mark {
  pointer: string;
  keyword: string;
  /** The property that is left out, where the keyword is `required`. */
  key?: string;
}

interface DescribedResponse extends Assumable {
  content?: Record<string, { schema: object }>;
}

/** Marks of response schemas, and of their statuses and bodies. */
export function contradictionsOf(document: OpenApiDocument): Contradiction[] {
  const operations = operationsOf(document);
  const responseOf = (id: string, status: number | string) =>
    operations.find(({ operationId }) => operationId === id)?.responses[status];
  const schemaOf = (id: string, status: number | string) => {
    const reference = success(Number(status)) ? responseOf(id, status) : undefined;
    return reference && Object.values(resolve<DescribedResponse>(document, reference).content ?? {})[0]?.schema;
  };
  const found = new Map<string, Contradiction>();
  const add = (operationId: string, name: string, instead: Contradiction["instead"]) => {
    const known = found.get(name);
    found.set(name, { name, instead, operations: [...new Set([...(known?.operations ?? []), operationId])] });
  };
  for (const { operationId, responses } of operations) {
    for (const [status, reference] of Object.entries(responses)) {
      const name = (reference as { $ref?: string }).$ref ?? `${operationId} ${status}`;
      const isThis = (id: string, code: number) =>
        `${code}` === status && (responseOf(id, code) as { $ref?: string })?.$ref === name;
      const marks = assumptions(resolve<DescribedResponse>(document, reference));
      // A status that has several reasons is documented for one of them.
      if (marks.status && !("x-reasons" in marks)) {
        const other = success(Number(status)) ? 202 : 422;
        add(operationId, `${name} status`, (id, code, body) =>
          isThis(id, code) ? { status: other, body } : undefined,
        );
      }
      if (marks.content) {
        add(operationId, `${name} content`, (id, code) =>
          isThis(id, code) ? { status: code, body: "no" } : undefined,
        );
      }
      const schema = schemaOf(operationId, status);
      for (const mark of schema ? marksIn(document, schema) : []) {
        add(operationId, [mark.pointer, mark.keyword, mark.key].filter(Boolean).join(" "), (id, code, body) => {
          const shown = schemaOf(id, code);
          return shown && { status: code, body: rewritten(document, body, shown, mark) };
        });
      }
    }
  }
  return [...found.values()];
}

function operationsOf(document: OpenApiDocument) {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Json)
      .filter(([, operation]) => typeof operation === "object" && operation !== null && "operationId" in operation)
      .map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        ...(operation as { operationId: string; responses: Record<string, object> }),
      })),
  );
}

/** The marks of a schema and of everything within it. */
function marksIn(document: OpenApiDocument, reference: object, at = "", above: string[] = []): Mark[] {
  const { $ref } = reference as { $ref?: string };
  const pointer = $ref ?? at;
  if (above.includes(pointer)) return [];
  const schema = resolve<Schema & Assumable>(document, reference);
  const keywords = Object.keys(assumptions(schema));
  const own = keywords.flatMap((keyword): Mark[] =>
    keyword === "required"
      ? (schema.required ?? []).map((key) => ({ pointer, keyword, key }))
      : contrary[keyword]
        ? [{ pointer, keyword }]
        : [],
  );
  const within = childrenOf(schema).flatMap(([step, child]) =>
    marksIn(document, child, `${pointer}/${step}`, [...above, pointer]),
  );
  return [...own, ...within];
}

function childrenOf(schema: Schema): [string, object][] {
  const { properties = {}, items, anyOf = [], oneOf = [], allOf = [] } = schema as Schema & Record<string, object[]>;
  return [
    ...Object.entries(properties).map(([key, child]): [string, object] => [`properties/${key}`, child]),
    ...(items ? [["items", items] as [string, object]] : []),
    ...[...anyOf.entries()].map(([index, child]): [string, object] => [`anyOf/${index}`, child]),
    ...[...oneOf.entries()].map(([index, child]): [string, object] => [`oneOf/${index}`, child]),
    ...[...allOf.entries()].map(([index, child]): [string, object] => [`allOf/${index}`, child]),
  ];
}

/** The value, but where the marked schema describes it. */
function rewritten(document: OpenApiDocument, value: unknown, reference: object, mark: Mark, at = ""): unknown {
  const pointer = (reference as { $ref?: string }).$ref ?? at;
  const schema = resolve<Schema>(document, reference);
  if (value === null || value === undefined) return value;
  let inner: unknown = value;
  for (const [step, child] of childrenOf(schema)) {
    const [kind, key = ""] = step.split("/");
    const here = `${pointer}/${step}`;
    if (kind === "items") {
      if (Array.isArray(inner)) inner = inner.map((item) => rewritten(document, item, child, mark, here));
    } else if (kind !== "properties") {
      inner = rewritten(document, inner, child, mark, here);
    } else if (typeof inner === "object" && inner !== null && key in inner) {
      inner = { ...inner, [key]: rewritten(document, (inner as Json)[key], child, mark, here) };
    }
  }
  if (pointer !== mark.pointer) return inner;
  if (mark.key) return withoutKey(inner as Json, mark.key);
  if (mark.keyword === "dependentRequired" && !(inner as Json).username) return inner;
  return contrary[mark.keyword]?.(inner, schema);
}

function withoutKey(value: Json, key: string): Json {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

/** Starts the mock behind a server that contradicts the mark. */
export async function startContradicting(
  document: OpenApiDocument,
  { instead }: Contradiction,
): Promise<RunningServer> {
  const mock = await startMock({ listen: false });
  const operations = operationsOf(document).map(({ operationId, method, path }) => ({
    operationId,
    method,
    path: new RegExp(`^${path.replace(/\{[^}]+\}/g, "[^/]+")}$`),
  }));
  const respond = async (request: Request): Promise<Response> => {
    const response = await mock.fetch(request);
    const { pathname } = new URL(request.url);
    const operation = operations.find(({ method, path }) => method === request.method && path.test(pathname));
    if (!operation || !response.headers.get("content-type")?.includes("json")) return response;
    const other = instead(operation.operationId, response.status, await response.clone().json());
    if (!other) return response;
    return typeof other.body === "string"
      ? new Response(other.body, { status: other.status, headers: { "content-type": "text/plain" } })
      : Response.json(other.body, { status: other.status });
  };
  const server = await listen(getRequestListener(respond));
  return { url: server.url, close, [Symbol.asyncDispose]: close };

  async function close(): Promise<void> {
    await server.close();
    await mock.close();
  }
}

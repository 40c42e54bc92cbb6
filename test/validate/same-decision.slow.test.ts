/**
 * The mock, the validator, the check and Prism agree on generated requests: valid or not, and with which status. Prism is
 * the reference, and its words are its own. The exceptions are listed with their reasons.
 */
import { createInstance, getHttpOperationsFromSpec } from "@stoplight/prism-http";
import fc from "fast-check";
import { expect, test } from "vitest";
import { requestRules } from "../../generated/validate.js";
import { validator } from "../../scripts/check/requests/validity.js";
import { document } from "../../scripts/document/document.js";
import { hasBody, type Operation, operations } from "../../scripts/document/operations.js";
import { pathWith } from "../../scripts/document/route.js";
import { createApi } from "../../scripts/mock/api.js";
import { Refusal } from "../../scripts/mock/http/refusal.js";
import { readRequest } from "../../scripts/validate/request-validator.js";

interface Request {
  path: Record<string, string>;
  query: Record<string, string | string[]>;
  /** Undefined: there is none. */
  token: string | undefined;
  /** Undefined: there is none. */
  body: unknown;
}

/** A kind of request to which the mock and Prism respond with different statuses. */
interface Exception {
  reason: string;
  mock: number;
  prism: number[];
  is(request: Request, operation: Operation): boolean;
}

const exceptions: Exception[] = [
  {
    reason: "The API takes a token without a prefix. Prism only knows that there has to be a token.",
    mock: 401,
    prism: [200, 204, 400, 422],
    is: ({ token = "" }) => token.startsWith("Bearer"),
  },
  {
    reason: "A path that breaks a rule names nothing. Prism responds with 422 where the document has no 400.",
    mock: 404,
    prism: [422],
    is: ({ path }) => Object.keys(path).length > 0,
  },
  {
    reason:
      "A whole number is written in digits. Prism converts as JavaScript does: 0x10, 1e3, 1.0 and true are whole.",
    mock: 400,
    prism: [200],
    is: ({ query }, operation) =>
      integers(operation).some((name) => typeof query[name] === "string" && !/^-?\d+$/.test(query[name])),
  },
];

/** The names of the parameters that are whole numbers. */
function integers({ operationId }: Operation): string[] {
  return Object.entries(requestRules[operationId]?.query?.types ?? {}).flatMap(([name, type]) =>
    type === "integer" ? [name] : [],
  );
}

const all = operations(document);
const httpOperations = await getHttpOperationsFromSpec(structuredClone(document));
const quiet = { child: () => quiet } as Record<string, unknown>;
for (const level of ["trace", "debug", "info", "warn", "error", "fatal", "success"]) quiet[level] = () => {};
const prism = createInstance(
  {
    isProxy: false,
    upstreamProxy: undefined,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: false,
    errors: false,
    mock: { dynamic: false },
  },
  { logger: quiet as never },
);
const api = createApi({
  operations: all,
  rules: requestRules,
  loadRandom: () => Promise.reject(new Error("No response should be random")),
  memory: () => undefined,
  latency: 0,
});

async function prismStatus(operation: Operation, { path, query, token, body }: Request): Promise<number> {
  const result = await prism.request(
    {
      method: operation.method.toLowerCase() as "post",
      url: { path: pathWith(operation, path), query },
      headers: {
        ...(token !== undefined && { [operation.authHeader.toLowerCase()]: token }),
        ...(operation.requestBody && { "content-type": operation.requestBody.mediaType, "content-length": "1" }),
      },
      ...(operation.requestBody && { body }),
    },
    httpOperations,
  )();
  if (result._tag === "Right") return result.right.output.statusCode;
  return (result.left as Error & { status?: number }).status ?? 500;
}

async function mockStatus(operation: Operation, { path, query, token, body }: Request): Promise<number> {
  try {
    const { status } = await api({
      method: operation.method,
      path: pathWith(operation, path),
      query: new URLSearchParams(
        Object.entries(query).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
      ),
      headers: {
        ...(token !== undefined && { [operation.authHeader.toLowerCase()]: token }),
        ...(operation.requestBody && { "content-type": operation.requestBody.mediaType }),
      },
      body: new TextEncoder().encode(body === undefined ? "" : JSON.stringify(body)),
      hungUp: () => new AbortController().signal,
    });
    return status;
  } catch (error) {
    if (error instanceof Refusal) return error.status;
    throw error;
  }
}

/** Names and values of the document, so that many generated requests are nearly valid. */
const words = [...new Set(JSON.stringify(document.components?.schemas).match(/(?<=")[\w+.:@-]{1,30}(?=")/g))];
const number = fc.constantFrom("1", "2", "0", "-1", "1.5", "1e3", "0x1", "1.0", " 1", "true");
const scalar = fc.oneof(
  fc.constantFrom(...words, "", "+12025550143", "+0", "null", "a/b"),
  number,
  fc.string({ unit: "binary", maxLength: 10 }),
);
const anything = fc.oneof(scalar, fc.jsonValue(), fc.constantFrom(0, 1, false, true, null, "", [], {}));

/** A body as in the examples, with up to three values in it replaced, added or removed; or anything else. */
function bodies({ requestBody }: Operation): fc.Arbitrary<unknown> {
  if (!requestBody) return fc.constant(undefined);
  const examples = Object.values(requestBody.examples);
  const changes = fc.array(fc.tuple(fc.nat(), fc.option(anything, { nil: undefined }), fc.boolean()), { maxLength: 3 });
  const mutated = fc.tuple(fc.constantFrom(...examples), changes).map(([example, list]) => {
    const body = structuredClone(example) as object;
    for (const [index, value, add] of list) {
      const places = everyPlace(body);
      const [holder, key] = places[index % places.length] ?? [body, "name"];
      const target = add ? `${key}x` : key;
      if (value === undefined) Reflect.deleteProperty(holder, target);
      else Reflect.set(holder, target, structuredClone(value));
    }
    // As it would arrive: a list has no holes, and nothing is undefined.
    return JSON.parse(JSON.stringify(body)) as unknown;
  });
  return fc.oneof({ weight: 5, arbitrary: mutated }, anything);
}

/** Each value inside, as its holder and its name there. */
function everyPlace(value: object): [object, string][] {
  return Object.entries(value).flatMap(([key, inner]) => [
    [value, key] as [object, string],
    ...(typeof inner === "object" && inner !== null ? everyPlace(inner) : []),
  ]);
}

/** Whether a text can stand in a path: a lone surrogate cannot be encoded. */
function isSegment(text = ""): boolean {
  return text !== "" && !/\p{Cs}/u.test(text);
}

function requests(operation: Operation): fc.Arbitrary<Request> {
  const named = (place: string) => operation.parameters.filter((parameter) => parameter.in === place);
  const values = (place: string, requiredKeys?: []) =>
    fc.record(
      Object.fromEntries(
        named(place).map(({ name, example }) => {
          const once = fc.oneof(scalar, number, fc.constant(`${example}`));
          const repeated = fc.array(once, { minLength: 2, maxLength: 3 });
          return [name, place === "query" ? fc.oneof({ weight: 9, arbitrary: once }, repeated) : once];
        }),
      ),
      requiredKeys && { requiredKeys },
    );
  return fc.record({
    // A path without a value for its parameter is another path.
    path: values("path").filter((path) => Object.values(path).every((value) => isSegment(`${value}`))),
    query: fc
      .tuple(values("query", []), fc.dictionary(scalar, scalar, { maxKeys: 1 }))
      .map(([known, unknown]) => ({ ...unknown, ...known }) as Request["query"]),
    token: fc.oneof({ weight: 8, arbitrary: fc.constant("a-token") }, fc.constantFrom(undefined, "", "Bearer x")),
    body: bodies(operation),
  }) as fc.Arbitrary<Request>;
}

/** For all operations together. The long tests generate 10,000. */
const runs = Number(process.env.GENERATED_REQUESTS ?? 1000);

const met = new Set<Exception>();

test.each(all.map((operation) => [operation.operationId, operation] as const))(
  "%s: the mock, the validator, the check and Prism agree on generated requests",
  async (operationId, operation) => {
    const rules = requestRules[operationId];
    if (!rules) throw new Error(`There are no rules for ${operationId}`);
    const isBodyValid = hasBody(operation) ? validator(document, operation) : undefined;
    const seen = { valid: 0, invalid: 0 };

    await fc.assert(
      fc.asyncProperty(requests(operation), async (request) => {
        const statuses = { mock: await mockStatus(operation, request), prism: await prismStatus(operation, request) };
        const { mock, prism } = statuses;
        const exception = exceptions.find(
          (exception) => exception.mock === mock && exception.prism.includes(prism) && exception.is(request, operation),
        );
        if (exception && mock !== prism) met.add(exception);
        else expect(statuses).toEqual({ mock: prism, prism });
        const { path, query, body } = request;
        const { errors } = readRequest(rules, { path, query, body });
        if (request.token === "a-token") expect(errors.length > 0).toBe(mock >= 400);
        if (isBodyValid) expect(isBodyValid(body)).toBe(errors.every((error) => error.in !== "body"));
        seen[mock < 400 ? "valid" : "invalid"]++;
      }),
      { numRuns: Math.ceil(runs / all.length), endOnFailure: true },
    );
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(5);
  },
);

test.each(exceptions.map((exception) => [exception.reason, exception] as const))("%s", (_, exception) => {
  expect(met, "No generated request was of this kind. Remove the exception, or generate such requests.").toContain(
    exception,
  );
});

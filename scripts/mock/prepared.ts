/**
 * What Prism would say, found out beforehand: `npm run generate` compiles its rules and writes its answers down, so that
 * the mock starts and answers without it. A test compares the two on generated requests.
 */
import type { CompiledSchema } from "../client/validator.js";
import type { Operation } from "../document/operations.js";
import type { SchemaError } from "../document/violation.js";
import {
  type Choice,
  expectAccepted,
  type Prism,
  type PrismAnswer,
  type ReadRequest,
  type Violation,
} from "./prism.js";
import { Refusal } from "./refusal.js";

/** One operation in `generated/mock.ts`. */
export interface Prepared {
  /** Undefined: the operation takes none. */
  body: PreparedBody | undefined;
  /** For each place that has parameters, the rules of an object that holds them by their names in lower case. */
  parameters: Partial<Record<Place, CompiledSchema>>;
  /** By `answerKey`. */
  answers: Record<string, PrismAnswer>;
}

export interface PreparedBody {
  required: boolean;
  /** Stops at the first mistake. */
  isValid: CompiledSchema;
  /** Finds them all. */
  findMistakes: CompiledSchema;
}

/** In the order in which Prism looks at them, after the body. */
export const places = ["header", "query", "path"] as const;
export type Place = (typeof places)[number];

/** How many items of a list are looked at to name the mistakes of a body that has some. */
const mostItems = 1000;

/** No rule of a document reaches deeper. */
const mostLevels = 100;

/** For example `400 invalidRequest`. */
export function answerKey({ code, exampleKey }: Choice): string {
  return [code, exampleKey].filter((part) => part !== undefined).join(" ");
}

/**
 * @param byOperation `generated/mock.ts`
 * @param loadPrism called when an answer is wanted that was not prepared: a random one
 */
export function preparedPrism(byOperation: Record<string, Prepared>, loadPrism: () => Promise<Prism>): Prism {
  let prism: Promise<Prism> | undefined;

  /** @throws Refusal when Prism is not installed */
  function loadOnce(): Promise<Prism> {
    prism ??= loadPrism().catch((error: Error) => {
      throw new Refusal(501, error.message);
    });
    return prism;
  }

  function preparedFor({ operationId }: Operation): Prepared {
    const prepared = byOperation[operationId];
    if (!prepared) throw new Error(`${operationId} is not prepared: run npm run generate`);
    return prepared;
  }

  return {
    async validate(operation, request) {
      const { body, parameters } = preparedFor(operation);
      return [
        ...(request.headers[operation.authHeader.toLowerCase()] ? [] : [noToken]),
        ...(body ? bodyViolations(body, request.body) : []),
        ...places.flatMap((place) => {
          const schema = parameters[place];
          return schema ? parameterViolations(place, schema, request) : [];
        }),
      ];
    },

    async answer(operation, choice, accept) {
      const prepared = preparedFor(operation).answers[answerKey(choice)];
      if (!prepared || choice.dynamic) return (await loadOnce()).answer(operation, choice, accept);
      expectAccepted(prepared, accept);
      return prepared;
    },
  };
}

const noToken: Violation = { path: [], code: 401, message: "Invalid security scheme used" };

function bodyViolations({ required, isValid, findMistakes }: PreparedBody, body: unknown): Violation[] {
  if (required && !body) return [{ path: [], code: "required", message: "Body parameter is required" }];
  if (body === undefined || body === null || isValid(body)) return [];
  shorten(body);
  const errors = findMistakes(body) ? isValid.errors : findMistakes.errors;
  return (errors ?? []).map((error) => inPrismsWords("body", error));
}

/** Cuts every long list of a body that is refused anyway: a megabyte can hold half a million mistakes. */
function shorten(value: unknown, level = 0): void {
  if (typeof value !== "object" || value === null || level > mostLevels) return;
  if (Array.isArray(value) && value.length > mostItems) value.length = mostItems;
  for (const item of Object.values(value)) shorten(item, level + 1);
}

function parameterViolations(place: Place, schema: CompiledSchema, request: ReadRequest): Violation[] {
  const given = { header: request.headers, query: request.query, path: request.path }[place];
  const values = Object.entries(given)
    .filter(([, value]) => value)
    .map(([name, value]) => [name.toLowerCase(), value]);
  if (schema(Object.fromEntries(values))) return [];
  return (schema.errors ?? []).map((error) => inPrismsWords(place, error));
}

function inPrismsWords(place: Place | "body", { instancePath, keyword, params, message }: SchemaError): Violation {
  const path = instancePath.split("/").filter((segment) => segment !== "");
  const where = path.length > 0 ? `${place === "body" ? "property" : "parameter"} ${path.join(".").trim()} ` : "";
  const allowed = "allowedValues" in params ? `: ${(params.allowedValues as unknown[]).join(", ")}` : "";
  const additional = "additionalProperty" in params ? `; found '${params.additionalProperty}'` : "";
  const unevaluated = "unevaluatedProperty" in params ? `: '${params.unevaluatedProperty}'` : "";
  return {
    path: [place, ...path],
    code: keyword,
    message: `Request ${place} ${where}${message ?? ""}${allowed}${additional}${unevaluated}`,
  };
}

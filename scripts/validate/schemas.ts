/** The document's rules for requests as Ajv schemas. `npm run generate` compiles them to code. */
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { eachObject } from "../document/json.js";
import { hasBody, type Operation, operations } from "../document/operations.js";
import { resolve } from "../document/resolve.js";
import type { OpenApiDocument, Schema } from "../document/types.js";
import { type ParameterRules, places } from "./request-validator.js";

const id = "openapi";

/** The request body of one operation. */
interface BodySchema {
  operationId: string;
  /** Where Ajv finds the schema. */
  address: string;
  required: boolean;
}

/** The parameters of one operation in one place. */
interface ParameterSchema {
  operationId: string;
  address: string;
  place: (typeof places)[number];
  types: ParameterRules["types"];
}

interface RequestSchemas {
  ajv: Ajv2020;
  bodies: BodySchema[];
  parameters: ParameterSchema[];
  /** The noun phrase that describes each pattern. */
  meanings: Record<string, string>;
}

/** @throws when the document uses a keyword that Ajv does not know, or a parameter that is a list or an object */
export function requestSchemas(document: OpenApiDocument): RequestSchemas {
  const ajv = addFormats.default(
    new Ajv2020({
      allErrors: true,
      messages: false,
      code: { source: true, esm: true },
      logger: false,
      // The linter validates the document's schemas.
      validateSchema: false,
    }),
  );
  ajv.addVocabulary(["components", "operations"]);
  const all = operations(document);
  const bodies = all.filter(hasBody).map(({ operationId, requestBody: { schema, required } }) => ({
    operationId,
    address: `${id}${schema.$ref ?? `#/operations/${operationId}/body`}`,
    place: "body",
    required,
    schema: rules(schema),
  }));
  const parameters = all.flatMap((operation) =>
    places
      .filter((place) => operation.parameters.some((parameter) => parameter.in === place))
      .map((place) => ({
        operationId: operation.operationId,
        address: `${id}#/operations/${operation.operationId}/${place}`,
        place,
        ...parametersSchema(document, operation, place),
      })),
  );
  const byOperation: Record<string, Record<string, unknown>> = {};
  for (const { operationId, place, schema } of [...bodies, ...parameters]) {
    byOperation[operationId] = { ...byOperation[operationId], [place]: schema };
  }
  ajv.addSchema({
    $id: id,
    components: { schemas: rules({ properties: document.components?.schemas ?? {} }).properties },
    operations: byOperation,
  });
  return { ajv, bodies, parameters, meanings: patternMeanings(document) };
}

/** An object that holds the parameters of one place by name. */
function parametersSchema(document: OpenApiDocument, operation: Operation, place: ParameterSchema["place"]) {
  const properties: Record<string, unknown> = {};
  const types: ParameterRules["types"] = {};
  const required: string[] = [];
  for (const parameter of operation.parameters.filter((parameter) => parameter.in === place)) {
    const name = place === "header" ? parameter.name.toLowerCase() : parameter.name;
    const { type } = resolve(document, parameter.schema) as Schema;
    if (type === "array" || type === "object") {
      throw new Error(`The parameter ${name} of ${operation.operationId} is an ${type}, which is not supported yet`);
    }
    if (type === "integer" || type === "number" || type === "boolean") types[name] = type;
    properties[name] = rules(parameter.schema);
    if (parameter.required) required.push(name);
  }
  return { types, schema: { type: "object", properties, required } };
}

/** A schema without the keywords that only people read. */
function rules<Node>(node: Node): Node {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map(rules) as Node;
  const kept = Object.entries(node).filter(([key]) => !/^(x-.*|examples?|default|description)$/.test(key));
  const entries = kept.map(([key, value]) => {
    if (key !== "properties") return [key, rules(value)];
    // The keys of `properties` are field names, and not keywords.
    return [key, Object.fromEntries(Object.entries(value as object).map(([name, field]) => [name, rules(field)]))];
  });
  return Object.fromEntries(entries);
}

/** Takes the meaning of a pattern from a description such as "A phone number in E.164 form: a plus sign, …". */
function patternMeanings(document: OpenApiDocument): Record<string, string> {
  const meanings: Record<string, string> = {};
  eachObject(document, ({ pattern, description }) => {
    const phrase = /^A(n? .+?)(?=[:;]|\.?\s*$|\.\s)/.exec(`${description}`.replace(/\s+/g, " "))?.[1];
    if (typeof pattern === "string" && phrase) meanings[pattern] = `a${phrase}`;
  });
  return meanings;
}

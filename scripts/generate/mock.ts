import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { Ajv, type Options } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import { build } from "esbuild";
import { type Operation, operations } from "../document/operations.js";
import type { OpenApiDocument } from "../document/types.js";
import { answerKey, type Place } from "../mock/prepared.js";
import { type Choice, createPrism, type Prism, type PrismAnswer } from "../mock/prism.js";
import { rules } from "./validate.js";

/** How Prism sets Ajv up; but what Ajv does not know must not pass unnoticed, because Prism may know it. */
const options: Options = {
  allowUnionTypes: true,
  allowMatchingProperties: true,
  strict: false,
  code: { source: true, esm: true },
  logger: { log: refuse, warn: refuse, error: refuse },
};

/** An operation as Prism reads it. */
type HttpOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** One operation's rules. */
interface Rules {
  body: { required: boolean; schema: object } | undefined;
  parameters: [Place, object][];
}

/**
 * `generated/mock.ts`: what Prism would say, found out beforehand. Its rules for requests as code that needs no Ajv, and
 * its answers as they are.
 *
 * @throws when the document has a rule that cannot be prepared
 */
export async function mockSource(document: OpenApiDocument): Promise<string> {
  const prism = await createPrism(document);
  const httpOperations = await getHttpOperationsFromSpec(structuredClone(document));
  const all = await Promise.all(
    operations(document).map(async (operation) => {
      const httpOperation = httpOperations.find(
        ({ method, path }) => method.toUpperCase() === operation.method && path === operation.path,
      );
      if (!httpOperation) throw new Error(`Prism does not read ${operation.operationId}`);
      return { operation, rules: rulesOf(httpOperation), answers: await answersOf(prism, operation) };
    }),
  );
  const bodies = Object.fromEntries(
    all.flatMap(({ operation, rules: { body } }) => (body ? [[operation.operationId, body.schema]] : [])),
  );
  const parameters = Object.fromEntries(
    all.flatMap(({ operation, rules }) =>
      rules.parameters.map(([place, schema]) => [`${operation.operationId}_${place}`, schema]),
    ),
  );

  return `// @ts-nocheck: Ajv wrote the most of this.
import type { Prepared } from "../scripts/mock/prepared.js";

${await compiled("isValid", bodies, {})}
${await compiled("findMistakes", bodies, { allErrors: true })}
${await compiled("parameters", parameters, { allErrors: true, coerceTypes: true })}
export const prepared: Record<string, Prepared> = {
${all
  .map(
    ({ operation: { operationId }, rules, answers }) => `  ${operationId}: {
    body: ${rules.body ? `{ required: ${rules.body.required}, isValid: isValid.${operationId}, findMistakes: findMistakes.${operationId} }` : "undefined"},
    parameters: { ${rules.parameters.map(([place]) => `${place}: parameters.${operationId}_${place}`).join(", ")} },
    answers: ${JSON.stringify(answers, undefined, 2).replaceAll("\n", "\n    ")},
  },
`,
  )
  .join("")}};
`;
}

function rulesOf({ request }: HttpOperation): Rules {
  const schema = request?.body?.contents?.[0]?.schema;
  const parameters: [Place, object][] = [
    ["header", objectOf(request?.headers ?? [])],
    ["query", objectOf(request?.query ?? [])],
    ["path", objectOf(request?.path ?? [])],
  ];
  return {
    body: schema && { required: request?.body?.required ?? false, schema: prepare(schema) },
    parameters: parameters.filter(([, { properties }]: [Place, { properties?: object }]) => properties),
  };
}

/** What holds all parameters of one place, by their names in lower case. */
function objectOf(parameters: { name: string; required?: boolean; schema?: object }[]): object {
  if (parameters.length === 0) return {};
  const byName = parameters.map(({ name, schema = {} }) => {
    if ("type" in schema && (schema.type === "array" || schema.type === "object")) {
      throw new Error(`The parameter ${name} is a list or an object, which scripts/mock/prepared.ts does not read yet`);
    }
    return [name.toLowerCase(), prepare(schema)];
  });
  const required = parameters.filter(({ required }) => required).map(({ name }) => name.toLowerCase());
  return { type: "object", properties: Object.fromEntries(byName), required };
}

/** Prism merges what these two say into the schema around them before it looks at a body. */
function prepare(schema: object): object {
  if (/"(allOf|readOnly)":/.test(JSON.stringify(schema))) {
    throw new Error("A request's schema has allOf or readOnly, which scripts/generate/mock.ts does not prepare yet");
  }
  return rules(schema) as object;
}

/** Every answer that can be asked for but the random ones. */
async function answersOf(prism: Prism, operation: Operation): Promise<Record<string, PrismAnswer>> {
  const choices: Choice[] = Object.entries(operation.responses).flatMap(([status, { content }]) => [
    { code: Number(status) },
    ...Object.keys(content?.examples ?? {}).map((exampleKey) => ({ code: Number(status), exampleKey })),
  ]);
  const answers = [{}, ...choices].map(async (choice) => [answerKey(choice), await prism.answer(operation, choice)]);
  return Object.fromEntries(await Promise.all(answers));
}

/** Code that defines `name` as an object that holds a validator for each schema. Ajv's helpers are in it. */
async function compiled(name: string, schemas: Record<string, object>, more: Options): Promise<string> {
  const ajv = addFormats.default(new Ajv({ ...options, ...more }));
  for (const [id, schema] of Object.entries(schemas)) ajv.addSchema({ ...schema, $id: id });
  const code = standaloneCode.default(ajv, Object.fromEntries(Object.keys(schemas).map((id) => [id, id])));
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: "." },
    bundle: true,
    // esbuild names the files in comments: the same wherever node_modules is.
    preserveSymlinks: true,
    format: "iife",
    globalName: name,
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

function refuse(...message: unknown[]): never {
  throw new Error(`The mock's rules cannot be prepared: ${message.join(" ")}`);
}

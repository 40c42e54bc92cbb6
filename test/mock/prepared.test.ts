/** What is found out beforehand is what Prism says: the same violations in the same words, and the same answers. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { prepared } from "../../generated/mock.js";
import { document } from "../../scripts/document/document.js";
import { type Operation, operations } from "../../scripts/document/operations.js";
import { preparedPrism } from "../../scripts/mock/prepared.js";
import { type Choice, createPrism, type Prism, type ReadRequest, type Violation } from "../../scripts/mock/prism.js";
import { cpuTime } from "../cpu.js";

let prism: Prism;
beforeAll(async () => {
  prism = await createPrism(document);
});
const beforehand = preparedPrism(prepared, () => Promise.reject(new Error("Prism was loaded")));

const all = operations(document).map((operation) => [operation.operationId, operation] as const);

/** Names and values that the document speaks of, so that what is generated comes near to what is valid. */
const words = [...new Set(JSON.stringify(document.components?.schemas).match(/(?<=")[\w+.:@-]{1,30}(?=")/g))];
const scalar = fc.oneof(
  fc.constantFrom(...words, "", "+12025550143", "+0", "1", "1.5", "1e3", "0x1", " 1", "true", "null", "a/b", "a~b"),
  fc.string({ unit: "binary", maxLength: 10 }),
);
const anything = fc.oneof(scalar, fc.jsonValue(), fc.constantFrom(0, 1, false, true, null, "", [], {}));

/** A body as in the examples, with up to three values in it replaced, added or taken away. */
function bodies({ requestBody }: Operation): fc.Arbitrary<unknown> {
  if (!requestBody) return fc.constant(undefined);
  const examples = Object.values(requestBody.examples);
  const changes = fc.array(fc.tuple(fc.nat(), fc.option(anything, { nil: undefined }), fc.boolean()), { maxLength: 3 });
  const near = fc.tuple(fc.constantFrom(...examples), changes).map(([example, list]) => {
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
  return fc.oneof({ weight: 5, arbitrary: near }, anything);
}

/** Each value inside, as what holds it and its name there. */
function everyPlace(value: object): [object, string][] {
  return Object.entries(value).flatMap(([key, inner]) => [
    [value, key] as [object, string],
    ...(typeof inner === "object" && inner !== null ? everyPlace(inner) : []),
  ]);
}

/** Whether a text can stand in a path: one that is no Unicode cannot be encoded. */
function isSegment(text = ""): boolean {
  return text !== "" && !/\p{Cs}/u.test(text);
}

function requests(operation: Operation): fc.Arbitrary<ReadRequest> {
  const named = (place: string) => operation.parameters.filter((parameter) => parameter.in === place);
  const values = (place: string, requiredKeys?: []) =>
    fc.record(
      Object.fromEntries(named(place).map(({ name, example }) => [name, fc.oneof(scalar, fc.constant(`${example}`))])),
      requiredKeys && { requiredKeys },
    );
  return fc.record({
    // A path without a value for its parameter is another path.
    path: values("path").filter((path) => Object.values(path).every(isSegment)),
    query: fc
      .tuple(values("query", []), fc.dictionary(scalar, scalar, { maxKeys: 1 }))
      .map(([known, unknown]) => ({ ...unknown, ...known }) as Record<string, string>),
    headers: fc.record(
      { [operation.authHeader.toLowerCase()]: fc.constantFrom("a-token", "Bearer x") },
      { requiredKeys: [] },
    ),
    body: bodies(operation),
  }) as fc.Arbitrary<ReadRequest>;
}

describe.each(all)("%s", (_, operation) => {
  test("has the same mistakes", async () => {
    let valid = 0;
    let invalid = 0;
    await fc.assert(
      fc.asyncProperty(requests(operation), async (request) => {
        const expected = await prism.validate(operation, structuredClone(request));
        expect(await beforehand.validate(operation, request)).toEqual(expected);
        if (expected.length > 0) invalid++;
        else valid++;
      }),
      { numRuns: Number(process.env.PREPARED_TEST_RUNS ?? 200) },
    );
    // What finds nothing but one of the two compares nothing.
    expect([valid > 5, invalid > 5]).toEqual([true, true]);
  });

  const choices: Choice[] = Object.entries(operation.responses).flatMap(([status, { content }]) => [
    { code: Number(status) },
    ...Object.keys(content?.examples ?? {}).map((exampleKey) => ({ code: Number(status), exampleKey })),
  ]);

  test.each([{}, ...choices])("gives the same answer for %j", async (choice) => {
    expect(await beforehand.answer(operation, choice)).toEqual(await prism.answer(operation, choice));
    await expect(beforehand.answer(operation, choice, "text/html")).rejects.toThrow("Accept");
  });

  test("gets a random answer from Prism", async () => {
    const random = preparedPrism(prepared, async () => prism);
    const answer = await random.answer(operation, { ...choices[0], dynamic: true });
    expect(answer.status).toBe(choices[0]?.code);
    await expect(beforehand.answer(operation, { dynamic: true })).rejects.toThrow("Prism was loaded");
  });
});

test("of two million mistakes, enough are found, and in no time", async () => {
  const [, create] = all[0] ?? [];
  if (!create) throw new Error("There is no operation");
  const body = { ...(create.requestBody?.examples.smallest as object), phoneNumbers: Array(2_000_000).fill(0) };
  let mistakes: Violation[] = [];
  const time = await cpuTime(async () => {
    mistakes = await beforehand.validate(create, { path: {}, query: {}, headers: { authorization: "a" }, body });
  });
  expect(mistakes.length).toBeGreaterThan(20);
  expect(mistakes.length).toBeLessThan(10_000);
  expect(time).toBeLessThan(2000);
});

test("a mistake behind many valid items is found", async () => {
  const [, create] = all[0] ?? [];
  if (!create) throw new Error("There is no operation");
  const phoneNumbers = [...Array(5000).fill("+12025550143"), "x"];
  const body = { ...(create.requestBody?.examples.smallest as object), phoneNumbers };
  const mistakes = await beforehand.validate(create, { path: {}, query: {}, headers: { authorization: "a" }, body });
  expect(mistakes.map(({ path }) => path)).toEqual([["body", "phoneNumbers", "5000"]]);
});

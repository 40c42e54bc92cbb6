import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { validateCreatePhoneNumbersRequest } from "../../../generated/validate.js";
import { randomCase, rowOf } from "../../../scripts/check/cases/generated/random.js";
import { mutated } from "../../../scripts/check/cases/generated/refused.js";
import { materialOf } from "../../../scripts/check/cases/generated/rows.js";
import { everyChoice } from "../../../scripts/check/cases/generated/valid.js";
import { atPlace } from "../../../scripts/check/cases/mutations/mutations.js";
import { type Create, isValidCreate, type TestCase } from "../../../scripts/check/cases/test-case.js";
import { mayBeTooLong } from "../../../scripts/check/cases/values/texts.js";
import { shuffler } from "../../../scripts/check/shuffle.js";
import { document } from "../../../scripts/document/document.js";
import type { OpenApiDocument } from "../../../scripts/document/types.js";
import { encryptions } from "../servers/document-rules.js";
import { runOn, spaceOfDocument } from "./space.js";

const run = runOn("http://127.0.0.1:1");
const { space } = run;
const { choices, mutations } = space;
const numbers = fc.array(fc.stringMatching(/^\+1[2-9]\d{2}55501\d{2}$/), { minLength: 1, maxLength: 6 });
const isValid = (body: unknown) => validateCreatePhoneNumbersRequest(body).length === 0;

function material(seed = 1) {
  return materialOf(space, { order: shuffler(seed), companions: true, numbersPath: ["phoneNumbers"] });
}

function creates(all: TestCase[]): Create[] {
  return all.flatMap(({ rounds }) => rounds.flat()).filter((call) => call.operation === "create");
}

describe("valid bodies", () => {
  test("every one is valid by the document's schema", () => {
    fc.assert(
      fc.property(rowOf(choices), numbers, (row, phoneNumbers) => {
        expect(isValid({ ...choices.body(row), phoneNumbers })).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("every value of every field is one of the choices", () => {
    const bodies = choices.factors.map(({ path, values }) => [path.join("."), values] as const);
    const values = Object.fromEntries(bodies);
    expect(values.isShared).toEqual([undefined, true, false]);
    expect(values.mediaEncryption).toEqual([undefined, ...encryptions]);
    expect(values["outbound.transport"]).toEqual(["tls", "tcp", "udp"]);
    expect(values["outbound.address"]).toEqual(
      expect.arrayContaining(["192.0.2.10", "[2001:db8::1]:5061", "sip.example.com"]),
    );
    expect(values.name).toEqual(expect.arrayContaining(["Приёмная", 'Ann\'s "front" desk']));
  });

  test("names and user names are sent that are longer than a column of 255, and are told apart from what has to be taken", () => {
    const long = choices.factors.flatMap(({ path, values }) =>
      values.filter(mayBeTooLong).map((value) => [path.join("."), JSON.stringify(value).length > 255]),
    );
    expect(long).toEqual(
      expect.arrayContaining([
        ["name", true],
        ["outbound.auth", true],
      ]),
    );
    expect(mayBeTooLong({ name: "x".repeat(60), outbound: { address: `${"a.".repeat(50)}example.com` } })).toBe(false);
  });

  test("a report is not filled with a long value", () => {
    const [name] = choices.factors;
    const described = name?.values.map((_, choice) => choices.describe(0, choice)) ?? [];
    expect(Math.max(...described.map(({ length }) => length))).toBeLessThan(100);
  });

  test("between them they hold every pair of choices that the document lists", () => {
    const rows = creates(everyChoice(material())).map(({ row }) => row);
    const listed = choices.factors.map(({ listed }) => listed);
    for (const [one, of] of listed.entries()) {
      for (const [other, ofOther] of listed.entries()) {
        if (one >= other || of < 2 || ofOther < 2) continue;
        // The value for "given" differs from row to row.
        const kept = (row: number[], factor: number) => Math.min(row[factor] ?? 0, (listed[factor] ?? 1) - 1);
        const seen = new Set(rows.map((row) => `${kept(row, one)} ${kept(row, other)}`));
        expect(seen.size).toBe(of * ofOther);
      }
    }
  });
});

describe("mutations", () => {
  test("each makes every valid body invalid", () => {
    fc.assert(
      fc.property(fc.constantFrom(...mutations), rowOf(choices), numbers, (mutation, row, phoneNumbers) => {
        expect([mutation.label, isValid(mutation.apply({ ...choices.body(row), phoneNumbers }))]).toEqual([
          mutation.label,
          false,
        ]);
      }),
      { numRuns: 1000 },
    );
  });

  test("one item is bad, at the place that is asked for, and the others are as they were", () => {
    const mutation = mutations.find(({ at, rule }) => at && rule === "pattern");
    if (!mutation) throw new Error("There is no mutation of an item");
    const phoneNumbers = ["+12025550101", "+12025550102", "+12025550103", "+12025550104", "+12025550105"];
    const changed = (at: "first" | "middle" | "last") => {
      const placed = at === "last" ? mutation : atPlace(mutation, ["phoneNumbers"], at);
      const broken = placed.apply({ ...choices.body(choices.plain), phoneNumbers }).phoneNumbers as string[];
      return broken.flatMap((number, index) => (number === phoneNumbers[index] ? [] : [index]));
    };
    expect([changed("first"), changed("middle"), changed("last")]).toEqual([[0], [2], [4]]);
  });

  test("there are those that real servers let through", () => {
    const values = mutations.map((mutation) =>
      mutation.apply({ ...choices.body(choices.plain), phoneNumbers: ["+12025550143"] }),
    );
    const transports = values.map((body) => (body.outbound as { transport?: unknown } | undefined)?.transport);
    expect(transports).toEqual(expect.arrayContaining([" tls ", "Udp", "TCP", "tls\n", ["tls"], null]));
    const first = values.map(({ phoneNumbers }) => (phoneNumbers as unknown[] | undefined)?.[0]);
    expect(first).toEqual(
      expect.arrayContaining([
        "+12025550143\n",
        "12025550143",
        "0012025550143",
        "＋12025550143",
        12025550143,
        "+1-202-555-0143",
      ]),
    );
  });

  test("assumed rules are told apart from documented ones", () => {
    const assumed = mutations.filter((mutation) => mutation.assumed).map(({ label }) => label);
    expect(assumed).toEqual(
      expect.arrayContaining(["isShared null", "phoneNumbers empty", "outbound.auth.username empty"]),
    );
    expect(assumed).not.toContain("name null");
  });

  test("every plan puts each of them into a request", () => {
    const sent = new Set(creates(mutated(material())).map(({ mutation }) => mutation?.label));
    expect(mutations.map(({ label }) => label).filter((label) => !sent.has(label))).toEqual([]);
  });
});

test("malformed texts are not JSON, for every body", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...space.malformed.filter(({ label }) => !label.includes("in place of"))),
      rowOf(choices),
      numbers,
      (mutation, row, phoneNumbers) => {
        const text = mutation.write?.(JSON.stringify({ ...choices.body(row), phoneNumbers })) ?? "{}";
        expect(() => JSON.parse(text)).toThrow(SyntaxError);
      },
    ),
  );
});

test.each([1, 2, 3])("what most often passes is sent first, once in each field, with seed %i", (seed) => {
  const first = creates(mutated(material(seed))).flatMap(({ mutation }) => mutation ?? []);
  const likely = first.slice(
    0,
    first.findIndex(({ likely, kin }) => !likely && !first.some((other) => other.likely && other.kin === kin)),
  );
  expect(new Set(likely.map(({ kin }) => kin)).size).toBe(likely.length);
  expect(likely.map(({ kin }) => kin)).toEqual(
    expect.arrayContaining([
      ...["outbound.transport", "mediaEncryption", "inbound.sipRegion", "outbound.sipRegion"].flatMap((field) => [
        `${field} with a capital`,
        `${field} in upper case`,
        `${field} with a space after it`,
      ]),
      "an item of phoneNumbers with a line break after it",
    ]),
  );
  expect(likely.length).toBeLessThan(first.length / 8);
});

test("a field, a value and a rule that the document adds are explored with no other edit", () => {
  const added = structuredClone(document) as OpenApiDocument;
  const schemas = added.components?.schemas as Record<string, { properties: Record<string, object>; enum: string[] }>;
  Object.assign(schemas.CreatePhoneNumbersRequest?.properties ?? {}, {
    priority: { type: "integer", minimum: 1, maximum: 9, examples: [5] },
  });
  schemas.SipRegion?.enum.push("eu001");
  const more = spaceOfDocument(added);
  const values = Object.fromEntries(more.choices.factors.map(({ path, values }) => [path.join("."), values]));
  expect(values.priority).toEqual([undefined, 5, 1, 9]);
  expect(values["inbound.sipRegion"]).toContain("eu001");
  const labels = more.mutations.map(({ label }) => label);
  expect(labels).toEqual(
    expect.arrayContaining(["priority as 0", "priority as 10", "priority as 1.5", 'inbound.sipRegion as "EU001"']),
  );
});

test("cases of chance are about the numbers that they have, and hold valid and invalid creates", () => {
  const all = fc.sample(randomCase(run, run.space), { seed: 3, numRuns: 200 });
  for (const { numbers: kinds, rounds } of all) {
    for (const call of rounds.flat()) {
      if (call.operation === "create") expect(Math.max(...call.numbers)).toBeLessThan(kinds.length);
    }
  }
  const calls = creates(all);
  expect(calls.some((call) => isValidCreate(call))).toBe(true);
  expect(calls.some(({ mutation }) => mutation)).toBe(true);
  expect(calls.some(({ token }) => token === "none")).toBe(true);
});

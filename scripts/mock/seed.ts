/** What the mock knows from the start. */
import type { OperationWithBody } from "../document/operations.js";
import type { OpenApiDocument, Schema } from "../document/types.js";
import type { CreateRequest } from "../model/types.js";
import { type Memory, most } from "./memory.js";

/** A message is for a person: a list that goes on for pages helps nobody. */
const mostMistakes = 20;

const kinds = ["attached", "detached"] as const;

/** The numbers of each account, each once. It is a copy: whoever gave the seed may change it afterwards. */
export type CheckedSeed = Map<string, Record<(typeof kinds)[number], Set<string>>>;

/** @throws when the seed is not one; the message names the mistakes, up to 20 of them */
export function checkSeed(seed: unknown, document: OpenApiDocument): CheckedSeed {
  const { pattern = "" } = (document.components?.schemas?.PhoneNumber ?? {}) as Schema;
  const phoneNumber = new RegExp(pattern, "u");
  const mistakes: string[] = [];
  const checked: CheckedSeed = new Map();

  if (!isObject(seed)) mistakes.push("/ must be object");
  for (const [account, numbers] of Object.entries(isObject(seed) ? seed : {})) {
    const place = `/${account}`;
    const entry = { attached: new Set<string>(), detached: new Set<string>() };
    checked.set(account, entry);
    if (!isObject(numbers)) {
      mistakes.push(`${place} must be object`);
      continue;
    }
    for (const [key, list] of Object.entries(numbers)) {
      const kind = kinds.find((kind) => kind === key);
      if (!kind) mistakes.push(`${place} must NOT have additional properties: ${key}`);
      else if (!Array.isArray(list)) mistakes.push(`${place}/${key} must be array`);
      else {
        for (const [index, number] of list.entries()) {
          if (typeof number === "string" && phoneNumber.test(number)) entry[kind].add(number);
          else mistakes.push(`${place}/${key}/${index} must match pattern "${pattern}"`);
        }
      }
    }
    for (const number of entry.detached) {
      if (entry.attached.has(number)) mistakes.push(`${place} has ${number} both attached and detached`);
    }
  }
  if (mistakes.length > 0) throw new Error(describe(mistakes));
  return checked;
}

function describe(mistakes: string[]): string {
  const more = mistakes.length - mostMistakes;
  const shown = mistakes.slice(0, mostMistakes).map((mistake) => `  ${mistake.slice(0, 200)}\n`);
  return (
    `The seed is not valid:\n${shown.join("")}${more > 0 ? `  and ${more} more\n` : ""}` +
    `It holds numbers by account, for example {"my-api-key": {"attached": ["+12025550143"], "detached": []}}.`
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Puts the seed into a memory that is empty, through gateways like those of the operation's first request example.
 *
 * @throws when the mock does not remember so much
 */
export function plant(seed: CheckedSeed, { model }: Memory, { requestBody }: OperationWithBody): void {
  const [example] = Object.values(requestBody.examples) as CreateRequest[];
  if (!example) throw new Error("The document has no example of a request");
  for (const [account, { attached, detached }] of seed) {
    if (attached.size + detached.size === 0) continue;
    model.register(account, example.name, detached);
    model.create(account, { ...example, phoneNumbers: [...attached], isShared: false });
  }
  const { accounts, numbers } = model.size;
  if (accounts > most.accounts || numbers > most.numbers) {
    throw new Error(
      `The seed holds ${numbers} numbers of ${accounts} accounts, and the mock remembers ${most.numbers} of ${most.accounts}.`,
    );
  }
}

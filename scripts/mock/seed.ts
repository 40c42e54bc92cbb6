/** The seed: the numbers that the mock has at its start. */
import { meanings } from "../../generated/validate.js";
import { isObject } from "../document/json.js";
import type { OperationWithBody } from "../document/operations.js";
import type { OpenApiDocument, Schema } from "../document/types.js";
import type { CreateRequest } from "../model/types.js";
import { pointerTo, type SchemaError, sentence, validationErrors } from "../validate/validation-error.js";
import { type Memory, most } from "./api/memory.js";

const kinds = ["attached", "detached"] as const;

/** The numbers of each account, without duplicates. A copy, because the caller may change its object. */
type CheckedSeed = Map<string, Record<(typeof kinds)[number], Set<string>>>;

/** @throws when the seed is not valid; the message lists up to 20 validation errors */
export function checkSeed(seed: unknown, document: OpenApiDocument): CheckedSeed {
  const { pattern = "" } = (document.components?.schemas?.PhoneNumber ?? {}) as Schema;
  const phoneNumber = new RegExp(pattern, "u");
  const errors: SchemaError[] = [];
  const checked: CheckedSeed = new Map();
  const refuse = (keys: (string | number)[], keyword: string, params: object) =>
    errors.push({ instancePath: pointerTo(keys), keyword, params: { ...params } });

  if (!isObject(seed)) refuse([], "type", { type: "object" });
  for (const [account, numbers] of Object.entries(isObject(seed) ? seed : {})) {
    const entry = { attached: new Set<string>(), detached: new Set<string>() };
    checked.set(account, entry);
    if (!isObject(numbers)) {
      refuse([account], "type", { type: "object" });
      continue;
    }
    for (const [key, list] of Object.entries(numbers)) {
      const kind = kinds.find((kind) => kind === key);
      if (!kind) refuse([account], "additionalProperties", { additionalProperty: key });
      else if (!Array.isArray(list)) refuse([account, key], "type", { type: "array" });
      else {
        for (const [index, number] of list.entries()) {
          if (typeof number === "string" && phoneNumber.test(number)) entry[kind].add(number);
          else refuse([account, key, index], "pattern", { pattern });
        }
      }
    }
  }
  if (errors.length > 0) {
    const wrong = sentence(validationErrors(errors, seed, { whole: "The seed", meanings }));
    throw new Error(
      `The seed is not valid: ${wrong}. It holds numbers by account, ` +
        'for example {"my-api-key": {"attached": ["+12025550143"], "detached": []}}.',
    );
  }
  for (const [account, { attached, detached }] of checked) {
    const twice = [...detached].find((number) => attached.has(number));
    if (twice)
      throw new Error(`The seed has ${twice} of ${account} both attached and detached. Give it one of the two.`);
  }
  return checked;
}

/**
 * Creates the seed's numbers in an empty memory, with gateways like those of the operation's first request example.
 *
 * @throws when the seed is over the mock's limits
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

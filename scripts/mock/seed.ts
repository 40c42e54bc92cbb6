/** What the mock knows from the start. Loaded for a seed only, because Ajv takes its time. */
import { Ajv2020 } from "ajv/dist/2020.js";
import type { OperationWithBody } from "../document/operations.js";
import type { OpenApiDocument } from "../document/types.js";
import type { Seed } from "./seed-format.js";
import type { CreateRequest, State } from "./state.js";

/**
 * @throws when the seed is not one; the message names every mistake
 */
export function checkSeed(seed: unknown, document: OpenApiDocument): Seed {
  const numbers = { type: "array", items: document.components?.schemas?.PhoneNumber };
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile<Seed>({
    type: "object",
    additionalProperties: {
      type: "object",
      properties: { attached: numbers, detached: numbers },
      additionalProperties: false,
    },
  });
  if (!validate(seed)) {
    const mistakes = validate.errors?.map(
      ({ instancePath, message, params }) =>
        `  ${instancePath || "/"} ${message}${"additionalProperty" in params ? `: ${params.additionalProperty}` : ""}`,
    );
    throw new Error(
      `The seed is not valid:\n${mistakes?.join("\n")}\n` +
        `It holds numbers by account, for example {"my-api-key": {"attached": ["+12025550143"], "detached": []}}.`,
    );
  }
  for (const [account, { attached = [], detached = [] }] of Object.entries(seed)) {
    const both = attached.find((number) => detached.includes(number));
    if (both) throw new Error(`The seed is not valid: ${both} of ${account} is both attached and detached.`);
  }
  return seed;
}

/** Puts the seed into the state, through gateways like those of the operation's first request example. */
export function plant(seed: Seed, state: State, { requestBody }: OperationWithBody): void {
  const [example] = Object.values(requestBody.examples) as CreateRequest[];
  if (!example) throw new Error("The document has no example of a request");
  for (const [account, { attached = [], detached = [] }] of Object.entries(seed)) {
    const hold = state.hold(account, { ...example, phoneNumbers: [...attached, ...detached], isShared: false });
    if ("refused" in hold) throw new Error(`The seed holds more numbers of ${account} than the mock remembers.`);
    hold.attach();
    hold.release();
    for (const number of detached) state.detach(account, number);
  }
}

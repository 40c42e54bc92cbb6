/** A model with a clock of its own, and requests to it. */
import { document } from "../../scripts/document/document.js";
import { operations } from "../../scripts/document/operations.js";
import { documentValues } from "../../scripts/model/document-values.js";
import { Model, type ModelOptions } from "../../scripts/model/model.js";
import type { CreateRequest, PhoneNumberWithGateways, Refused } from "../../scripts/model/types.js";

export const values = documentValues(document, operations(document));

/** A model whose clock stands still until it is set. */
export function newModel(options: Partial<ModelOptions> = {}) {
  const clock = { now: Date.parse("2026-05-11T10:00:00.000Z") };
  return { model: new Model({ ...values, now: () => clock.now, ...options }), clock };
}

/** A request for these numbers with every optional field left out, but for those given. */
export function request(phoneNumbers: string[], fields: Partial<CreateRequest> = {}): CreateRequest {
  return {
    name: "Front desk",
    phoneNumbers,
    inbound: { sipRegion: "auto" },
    outbound: { sipRegion: "us002", address: "sip.example.com:5061", transport: "tls" },
    ...fields,
  };
}

/** A fictional number for each index below 100. */
export function number(index: number): string {
  return `+1202555${String(100 + index).padStart(4, "0")}`;
}

/** A number as the account knows it. */
export function found(model: Model, e164: string, account = "me"): PhoneNumberWithGateways {
  return carriedOut(model.get(account, e164));
}

/** @throws when it was refused */
export function carriedOut<T extends object>(answer: T | Refused): T {
  if ("refused" in answer) throw new Error(`${answer.refused}: ${answer.numbers}`);
  return answer;
}

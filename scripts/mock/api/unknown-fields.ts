import type { Api } from "../http/exchange.js";
import { Refusal, responseOf } from "../http/refusal.js";

/** A field that the document does not list. */
const unknownField = { notInTheDocument: "A client has to tolerate this field." };

/** Wraps the API so that every object in its responses has an additional field, to test a client's tolerance. */
export function withUnknownFields(api: Api): Api {
  return async (request) => {
    const response = await api(request).catch((error) => {
      if (error instanceof Refusal) return responseOf(error);
      throw error;
    });
    return { ...response, body: added(response.body) };
  };
}

function added(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(added);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([name, inner]) => [name, added(inner)]);
  return { ...Object.fromEntries(fields), ...unknownField };
}

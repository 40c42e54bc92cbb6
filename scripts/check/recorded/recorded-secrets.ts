/** The secrets in what somebody else sent: tokens, and the values of fields that hold a password. */
import { secretFields } from "../../document/secret-fields.js";
import type { OpenApiDocument } from "../../document/types.js";
import { parseJson } from "../answers/json-body.js";
import type { Secret } from "../report/redact.js";
import type { Exchange } from "../sending/http.js";

export function secretsIn(document: OpenApiDocument, exchanges: Exchange[], authHeader: string): Secret[] {
  const names = new Set(secretFields(document));
  const secrets = new Map<string, string>();
  for (const { request } of exchanges) {
    const header = request.headers[authHeader] ?? "";
    for (const token of [header, ...header.split(/\s+/), ...header.split(".")]) secrets.set(token, "$VIDEOSDK_TOKEN");
    JSON.stringify(parseJson(request.body ?? ""), (name, value) => {
      if (names.has(name) && typeof value === "string") secrets.set(value, "$SIP_PASSWORD");
      return value;
    });
  }
  return [...secrets].map(([value, placeholder]) => ({ value, placeholder }));
}

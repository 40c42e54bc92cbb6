/** The secrets in what somebody else sent: tokens, and the values of fields that hold a password. */

import { isObject } from "../../document/json.js";
import { secretFields } from "../../document/secret-fields.js";
import type { OpenApiDocument } from "../../document/types.js";
import { parseJson } from "../oracle/form.js";
import type { Secret } from "../report/redact.js";
import type { Exchange } from "../sending/http.js";

export function secretsIn(document: OpenApiDocument, exchanges: Exchange[], authHeader: string): Secret[] {
  const names = new Set(secretFields(document));
  const secrets = new Map<string, string>();
  for (const { request } of exchanges) {
    const header = request.headers[authHeader] ?? "";
    for (const token of [header, ...header.split(/\s+/), ...header.split(".")]) secrets.set(token, "$VIDEOSDK_TOKEN");
    for (const password of passwordsIn(parseJson(request.body ?? ""), names)) secrets.set(password, "$SIP_PASSWORD");
  }
  return [...secrets].map(([value, placeholder]) => ({ value, placeholder }));
}

function passwordsIn(value: unknown, names: Set<string>): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => passwordsIn(item, names));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    names.has(key) && typeof inner === "string" ? [inner] : passwordsIn(inner, names),
  );
}

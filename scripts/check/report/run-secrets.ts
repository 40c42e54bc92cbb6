/** The secrets of a run, and functions that remove them from a report. */
import { secretFields } from "../../document/secret-fields.js";
import type { OpenApiDocument } from "../../document/types.js";
import { type Redact, redaction, type Secret } from "./redact.js";

/** Shorter secrets could be ordinary words of the report, and are removed only from the server's texts. */
const shortestInWords = 12;

interface Redactions {
  redactWire: Redact;
  redactWords: Redact;
}

export function redactions(token: string, password: string, headers: [string, string][]): Redactions {
  const placeholder = "$VIDEOSDK_TOKEN";
  // A JWT says in each of its parts what it is made of.
  const parts = token.split(".").length === 3 ? token.split(".") : [];
  const secrets: Secret[] = [
    { value: token, placeholder },
    ...parts.map((value) => ({ value, placeholder })),
    ...["VIDEOSDK_TOKEN", "VIDEOSDK_API_KEY", "VIDEOSDK_SECRET"].map((name) => ({
      value: process.env[name] ?? "",
      placeholder: `$${name}`,
    })),
    ...headers.map(([name, value]) => ({ value: value.length < 8 ? "" : value, placeholder: `<${name}>` })),
    { value: password, placeholder: "$SIP_PASSWORD" },
  ];
  return {
    redactWire: redaction(secrets),
    redactWords: redaction(secrets.filter(({ value }) => value.length >= shortestInWords)),
  };
}

/** Masks the values of secret fields. */
export function masking(document: OpenApiDocument): Redact {
  const patterns = secretFields(document).map((name) => new RegExp(`("${name}"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, "g"));
  return (text) => patterns.reduce((masked, pattern) => masked.replace(pattern, '$1"$SIP_PASSWORD"'), text);
}

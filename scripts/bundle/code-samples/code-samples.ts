import type { Operation } from "../../document/operations.js";
import type { CodeSample, OpenApiDocument } from "../../document/types.js";
import { callOf } from "./call.js";
import { curl } from "./curl.js";
import { fetchSample } from "./fetch.js";
import { go } from "./go.js";
import { python } from "./python.js";
import { client } from "./typescript.js";

/**
 * The call of an operation in each language, with values from the document's examples.
 *
 * @throws when a required part of the request has no example; the message names it
 */
export function codeSamples(document: OpenApiDocument, operation: Operation): CodeSample[] {
  const call = callOf(document, operation);
  return [
    { lang: "Shell", label: "curl", source: curl(call) },
    { lang: "TypeScript", label: "TypeScript, with this client", source: client(call) },
    { lang: "JavaScript", label: "JavaScript, with fetch", source: fetchSample(call) },
    { lang: "Python", source: python(call) },
    { lang: "Go", source: go(call) },
  ];
}

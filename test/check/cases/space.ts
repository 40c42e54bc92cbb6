import type { Space } from "../../../scripts/check/cases/space.js";
import { Run } from "../../../scripts/check/run/run.js";
import { document } from "../../../scripts/document/document.js";
import type { OpenApiDocument } from "../../../scripts/document/types.js";

export function runOn(url: string, of: OpenApiDocument = document, writes = true): Run {
  return new Run(of, { url, token: "test-token-of-nobody", headers: {}, writes, timeout: 3_000, insecure: false });
}

export function spaceOfDocument(of: OpenApiDocument = document): Space {
  return runOn("http://127.0.0.1:1", of).space;
}

/** The document as people write it, without what follows from the rest of it. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { OpenApiDocument } from "../../scripts/document/types.js";

// Through JSON, so that places that share an alias share no object.
export const source: OpenApiDocument = JSON.parse(JSON.stringify(parse(readFileSync("openapi/openapi.yaml", "utf8"))));

/** The document as `npm run generate` bundled it. */
import bundled from "../../generated/openapi.json" with { type: "json" };
import type { OpenApiDocument } from "./types.js";

export const document = bundled as unknown as OpenApiDocument;

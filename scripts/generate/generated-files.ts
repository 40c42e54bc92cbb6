/** The content of every file in `generated/`, made in memory from the document. */
import { clientSource } from "./client.js";
import { downConvert, type Loss } from "./down-convert.js";
import { tokenSource } from "./token.js";
import { validBundle } from "./valid-bundle.js";
import { validateSource } from "./validate.js";

export const origin = "Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.";

export interface GeneratedFiles {
  /** Content by file name. */
  files: Record<string, string>;
  /** What OpenAPI 3.0 cannot express, and so is not in `openapi-3.0.json`. */
  losses: Loss[];
}

/**
 * @param documentFile the path of the OpenAPI document
 * @throws when the document is not valid; the message is the linter's, with file and line
 */
export async function generatedFiles(documentFile: string): Promise<GeneratedFiles> {
  const document = await validBundle(documentFile);
  // Prism and TypeScript take longer to load than all the rest: not for a document that is not valid.
  const [{ mockSource }, { typesSource }] = await Promise.all([import("./mock.js"), import("./types.js")]);
  const { converted, losses } = downConvert(document);
  return {
    files: {
      "openapi.json": json(document),
      "openapi-3.0.json": json(converted),
      "types.ts": `// ${origin}\n\n${await typesSource(document)}`,
      "client.ts": `// ${origin}\n\n${clientSource(document)}`,
      "token.ts": `// ${origin}\n\n${tokenSource(document)}`,
      "mock.ts": `// ${origin}\n\n${await mockSource(document)}`,
      "validate.ts": `// ${origin}\n\n${await validateSource(document)}`,
    },
    losses,
  };
}

function json(document: object): string {
  return `${JSON.stringify({ "x-generated": origin, ...document }, undefined, 2)}\n`;
}

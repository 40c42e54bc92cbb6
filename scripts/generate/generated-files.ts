/** The content of every file in `generated/`, made in memory from the document. */
import { stringify } from "yaml";
import { bundle } from "../bundle/bundle.js";
import type { OpenApiDocument } from "../document/types.js";
import { redocly } from "../redocly.js";
import { clientSource } from "./client-module.js";
import { codegenDocument } from "./codegen.js";
import { downConvert } from "./down-convert.js";
import { published } from "./published.js";
import { tokenSource } from "./token-module.js";
import { validateSource } from "./validate-module.js";

export const origin = "Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.";

/**
 * @param documentFile the path of the OpenAPI document
 * @returns content by file name
 * @throws when the document is not valid; the message is the linter's, with file and line
 */
export async function generatedFiles(documentFile: string): Promise<Record<string, string>> {
  const document = published(await validBundle(documentFile));
  const codegen = codegenDocument(document);
  // TypeScript takes longer to load than all the rest: not for a document that is not valid.
  const { typesSource } = await import("./types-module.js");
  return {
    "openapi.yaml": `# ${origin}\n${stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 })}`,
    "openapi.json": json(document),
    "openapi-codegen.json": json(codegen),
    "openapi-3.0.json": json(downConvert(codegen)),
    "openapi-mock.json": json(onlyMock(document)),
    "types.ts": `// ${origin}\n\n${await typesSource(document)}`,
    "client.ts": `// ${origin}\n\n${clientSource(document)}`,
    "token.ts": `// ${origin}\n\n${tokenSource(document)}`,
    "validate.ts": `// ${origin}\n\n${await validateSource(document)}`,
  };
}

/**
 * The document with every file that it references put into it.
 *
 * @throws when the document is not valid; the message is the linter's, with file and line
 */
async function validBundle(documentFile: string): Promise<OpenApiDocument> {
  const [lint, bundled] = await Promise.allSettled([redocly(["lint", documentFile]), bundle(documentFile)]);
  if (lint.status === "rejected") throw lint.reason;
  const { code, stdout, stderr } = lint.value;
  if (code !== 0) throw new Error(`${documentFile} is not valid.\n\n${stdout}${stderr}`.trim());
  if (bundled.status === "rejected") throw bundled.reason;
  return bundled.value;
}

/** For tools that take the first server in silence, as runners of Arazzo do: none of their calls reaches a live account. */
function onlyMock(document: OpenApiDocument): OpenApiDocument {
  const servers = document.servers?.filter(({ url }) => new URL(url).hostname === "127.0.0.1");
  if (!servers?.length) throw new Error("The document names no server on 127.0.0.1, where the mock listens.");
  return { ...document, servers };
}

function json(document: object): string {
  return `${JSON.stringify({ "x-generated": origin, ...document }, undefined, 2)}\n`;
}

import type { Contract } from "../client/contract.js";
import { operations, serverUrl } from "../document/operations.js";
import type { OpenApiDocument } from "../document/types.js";

/** `generated/client.ts`: what the client has to know of the document. What it does with it is in `scripts/client`. */
export function clientSource(document: OpenApiDocument): string {
  const all = operations(document);
  const [first] = all;
  if (!first) throw new Error("The document has no operation");
  const contract: Contract = {
    baseUrl: serverUrl(document),
    authHeader: first.authHeader,
    retries: Object.fromEntries(
      all.flatMap(({ method, path, retries }) => (retries ? [[`${method} ${path}`, retries]] : [])),
    ),
  };
  return `import { clientFactory } from "../scripts/client/client-factory.js";
import type { Contract } from "../scripts/client/contract.js";
import type { paths } from "./types.js";

export const contract: Contract = ${JSON.stringify(contract, undefined, 2)};

/** Makes a client of the API. Its options are documented where they are declared. */
export const createClient = clientFactory<paths>(contract);

export type * from "./types.js";
`;
}

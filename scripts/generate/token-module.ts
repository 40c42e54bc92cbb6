import { tokenForm } from "../document/token-scheme.js";
import type { OpenApiDocument } from "../document/types.js";

/**
 * `generated/token.ts`: what stands in a token. How one is made of it is in `scripts/token`.
 *
 * @throws when the document does not say it
 */
export function tokenSource(document: OpenApiDocument): string {
  const form = tokenForm(document);
  if (!form) throw new Error("The document's token has no x-token-claims or no x-token-lifetime");
  const { claims, lifetime } = form;
  return `/** What a token says beside its key and its times. */
export const claims = ${JSON.stringify(claims, undefined, 2)};

/** How long a token is valid, in seconds. */
export const lifetime = ${lifetime};
`;
}

import { tokenForm } from "../document/token-scheme.js";
import type { OpenApiDocument } from "../document/types.js";

/**
 * `generated/token.ts`: the claims and the lifetime of a token. `scripts/token` makes tokens of them.
 *
 * @throws when the document does not define them
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

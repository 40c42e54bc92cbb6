const longest = 200;

/** The beginning of a text on one line, without these secrets, however the text may have escaped them. */
export function excerpt(text: string, secrets: readonly string[]): string {
  const shown = secrets
    .reduce((text, secret) => text.replace(pattern(secret), "…"), text)
    .replace(/\s+/g, " ")
    .trim();
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}

/** Letters and digits stand for themselves in every escape; any other character may have become several, up to eight. */
function pattern(secret: string): RegExp {
  return new RegExp(
    secret.replace(/[^a-z0-9]+/gi, ({ length }) => `[^]{1,${8 * length}}`),
    "g",
  );
}

/** The values of the fields with these names, wherever they are in the body. */
export function secretValues(body: unknown, fields: readonly string[]): string[] {
  const secrets: string[] = [];
  JSON.stringify(body, (field, value) => {
    if (value && fields.includes(field)) secrets.push(`${value}`);
    return value;
  });
  return secrets;
}

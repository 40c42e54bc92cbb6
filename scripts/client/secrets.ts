/** Shorter secrets are masked as whole words only: "a" or "1234" may stand in any text. */
const longEnough = 8;

/**
 * A server's text without the secrets that were sent to it.
 *
 * @param body as it was sent. If it is not JSON, nobody knows which of it is secret, and no text is left
 */
export function withoutSecrets(
  text: string,
  token: string | undefined,
  body: string | undefined,
  secretFields: readonly string[],
) {
  const secrets = [token];
  if (body !== undefined) {
    try {
      JSON.parse(body, (name, value) => {
        if (secretFields.includes(name)) secrets.push(`${value}`);
        return value;
      });
    } catch {
      return "…";
    }
  }
  return secrets.reduce<string>((shown, secret) => (secret ? masked(shown, secret) : shown), text);
}

/** In each form in which a server may repeat a secret. */
function masked(text: string, secret: string): string {
  const forms = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
  const escaped = forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|");
  const pattern = secret.length >= longEnough ? escaped : `(?<![\\p{L}\\p{N}])(?:${escaped})(?![\\p{L}\\p{N}])`;
  return text.replace(new RegExp(pattern, "gu"), "…");
}

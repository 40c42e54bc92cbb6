/** Shorter secrets are masked as whole words only: "a" or "1234" may be part of any text. */
const longEnough = 8;

/**
 * Masks the secrets of a request in a server's text.
 *
 * @param body as it was sent. If it is not JSON, its secrets are unknown, and the whole text is masked
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

/** Masks a secret in each form in which a server may repeat it: plain, in JSON, and percent-encoded. */
function masked(text: string, secret: string): string {
  const forms = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
  const escaped = forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|");
  const pattern = secret.length >= longEnough ? escaped : `(?<![\\p{L}\\p{N}])(?:${escaped})(?![\\p{L}\\p{N}])`;
  return text.replace(new RegExp(pattern, "gu"), "…");
}

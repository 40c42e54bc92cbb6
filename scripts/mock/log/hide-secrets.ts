/** Keeps secrets out of everything that the mock shows of a request. */
import type { IncomingHttpHeaders } from "node:http";
import { document } from "../../document/document.js";
import { isObject } from "../../document/json.js";
import { operations } from "../../document/operations.js";
import { decoded } from "../../document/route.js";
import { secretFields } from "../../document/secret-fields.js";
import { isSecretField } from "../../validate/validation-error.js";

const hidden = "***";

/** A shorter secret may be part of any word: it is hidden only where it stands alone. */
const shortestPart = 6;

/** The fields that the document marks as secrets, by name in lower case. */
const names = new Set(secretFields(document).map((name) => name.toLowerCase()));

/** The headers that carry tokens, in lower case. */
const authHeaders = new Set(operations(document).map(({ authHeader }) => authHeader.toLowerCase()));

/** Returns a copy of a value without its secrets. */
type Hide = <Value>(value: Value) => Value;

/**
 * Hides the secret fields of anything, and the secrets of one request wherever they stand.
 *
 * @param body of the request: texts in its secret fields are secrets
 * @param tokens that the request was sent with
 */
export function hiding(body: unknown, tokens: string[]): Hide {
  const secrets = new Set(tokens);
  hide(body);
  secrets.delete("");
  return (value) => hide(value) as typeof value;

  function hide(value: unknown, insideAuth = false): unknown {
    if (typeof value === "string") return hideInText(value);
    if (Array.isArray(value)) return value.map((item) => hide(item, insideAuth));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => {
        const isAuth = isObject(item) && /auth/i.test(name);
        if (isAuth || item === null || !isSecret(name, insideAuth)) return [name, hide(item, isAuth || insideAuth)];
        for (const text of textsIn(item)) secrets.add(text);
        return [name, hidden];
      }),
    );
  }

  /** In credentials, everything but the user name. */
  function isSecret(name: string, insideAuth: boolean): boolean {
    return names.has(name.toLowerCase()) || isSecretField(name) || (insideAuth && !/user|name/i.test(name));
  }

  function hideInText(text: string): string {
    const encoded = parsed(text);
    if (encoded !== undefined) return JSON.stringify(hide(encoded));
    if (secrets.has(text)) return hidden;
    const parts = [...secrets].filter((secret) => secret.length >= shortestPart);
    return parts.reduce((shown, secret) => shown.replaceAll(secret, hidden), text);
  }
}

/** The tokens that a request was sent with, with and without a prefix. */
export function tokensIn(headers: IncomingHttpHeaders): string[] {
  const values = [...authHeaders].flatMap((name) => headers[name] ?? []);
  return values.flatMap((value) => [value, ...value.split(/\s+/).filter((part) => part.length >= shortestPart)]);
}

/** Hides secrets in a path, encoded or not. */
export function hidePath(path: string, hide: Hide): string {
  const segments = path.split("/").map((segment) => {
    const shown = hide(decoded(segment));
    return shown === decoded(segment) ? segment : shown;
  });
  return segments.join("/");
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return isObject(value) || Array.isArray(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** The object or list that a text is the JSON of: a body may be encoded twice. */
function parsed(text: string): object | undefined {
  if (!/^\s*[[{"]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

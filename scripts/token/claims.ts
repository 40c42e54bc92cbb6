/** What stands in a token. Source: VideoSDK's authentication guide. */

/** In seconds: two hours, as in the guide. */
export const lifetime = 2 * 60 * 60;

export const header = { alg: "HS256", typ: "JWT" };

/**
 * The payload that the guide shows. It calls `roles` optional; VideoSDK's server SDK always sends `crawler`, and says that
 * requests like these need it. That a server takes it is assumed.
 */
export function claims(apiKey: string, expiresIn = lifetime): object {
  const now = Math.floor(Date.now() / 1000);
  return {
    apikey: apiKey,
    permissions: ["allow_join"],
    version: 2,
    roles: ["crawler"],
    iat: now,
    exp: now + expiresIn,
  };
}

// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.

/** What a token says beside its key and its times. */
export const claims = {
  "permissions": [
    "allow_join"
  ],
  "version": 2,
  "roles": [
    "crawler"
  ]
};

/** How long a token is valid, in seconds. */
export const lifetime = 7200;

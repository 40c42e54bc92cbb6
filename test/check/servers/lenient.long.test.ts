/** Servers that do otherwise than assumed where the reference page is silent: a warning, and no guarantee is broken. */
import { expect, test } from "vitest";
import { raceWindow } from "./broken/broken.js";
import { startRuleServer } from "./rule-server.js";
import type { Rules } from "./rules.js";
import { tryCheck } from "./try-check.js";

const message = { message: "…" };

const otherwise: [string, string, (rules: Rules) => void][] = [
  ["answers success with 201", "created", (rules) => reply(rules, "created", 201)],
  ["answers success with 202", "created", (rules) => reply(rules, "created", 202)],
  ["answers 403 to a missing token", "auth", (rules) => reply(rules, "unauthorized", 403)],
  ["refuses invalid bodies with 422", "refused", (rules) => reply(rules, "invalid", 422)],
  ["refuses malformed JSON with 422", "body", (rules) => reply(rules, "malformed", 422)],
  ["refuses invalid bodies without a message", "refused", (rules) => reply(rules, "invalid", 400, { error: "no" })],
  ["refuses invalid bodies in HTML", "refused", (rules) => reply(rules, "invalid", 400, "<p>no</p>", "text/html")],
  ["answers a missing token in plain text", "auth", (rules) => reply(rules, "unauthorized", 401, "no", "text/plain")],
  ["refuses attached numbers without a body", "already-attached", (rules) => reply(rules, "attached", 400, "")],
  [
    "answers lost races in plain text",
    "conflict",
    (rules) => {
      rules.window = raceWindow;
      reply(rules, "lost", 409, "no", "text/plain");
    },
  ],
  [
    "takes an empty list of numbers",
    "phoneNumbers",
    (rules) => {
      rules.phoneNumbers = Array.isArray;
    },
  ],
  [
    "takes empty credentials",
    "outbound.auth",
    (rules) => {
      const { auth } = rules;
      rules.auth = (value) =>
        auth(value) || (typeof value?.username === "string" && typeof value.password === "string");
    },
  ],
  [
    "takes null for what may be left out",
    "outbound.auth",
    (rules) => {
      const { auth } = rules;
      rules.auth = (value) => value === null || auth(value);
    },
  ],
  [
    "takes any media type",
    "content-type",
    (rules) => {
      rules.mediaType = () => true;
    },
  ],
  [
    "wants mediaEncryption",
    "every-choice",
    (rules) => {
      const { mediaEncryption } = rules;
      rules.mediaEncryption = (value) => value !== undefined && mediaEncryption(value);
    },
  ],
];

function reply(
  rules: Rules,
  which: keyof Rules["replies"],
  status: number,
  body: unknown = message,
  type?: string,
): void {
  rules.replies[which] = () => ({ status, body, ...(type && { type }) });
}

test.concurrent.each(otherwise)("a server that %s does otherwise than assumed: %s", async (_, guarantee, change) => {
  await using server = await startRuleServer(change);
  const { ids } = await tryCheck(server.url, { only: [guarantee] });
  expect(ids).toMatchObject({ broken: [], "assumed otherwise": [guarantee] });
});

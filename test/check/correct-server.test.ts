import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { checkServer, statuses } from "./check-server.js";
import { type Rules, startCorrectServer } from "./correct-server.js";

async function statusesOf(change?: (rules: Rules) => void) {
  const server = await startCorrectServer(change);
  try {
    return statuses(await checkServer(server.url));
  } finally {
    await server.close();
  }
}

test("a correct server keeps every promise, three runs in a row", async () => {
  const server = await startCorrectServer();
  try {
    for (let run = 0; run < 3; run++) expect(statuses(await checkServer(server.url))).toEqual({});
  } finally {
    await server.close();
  }
});

test("two runs against one server at the same time do not get in each other's way", async () => {
  const server = await startCorrectServer();
  try {
    const results = await Promise.all([checkServer(server.url), checkServer(server.url)]);
    expect(results.map(statuses)).toEqual([{}, {}]);
  } finally {
    await server.close();
  }
});

const harmless: [string, (rules: Rules) => void][] = [
  ["names a charset", (rules) => setReplies(rules, { type: "application/json; charset=utf-8" })],
  ["sends more than it must", (rules) => setReplies(rules, { body: { message: "…", id: 7, details: [] } })],
  ["sends an empty message", (rules) => setReplies(rules, { body: { message: "" } })],
  ["is so fast that races never overlap", (rules) => Object.assign(rules, { window: 0 })],
  ["is slow to look at its state", (rules) => Object.assign(rules, { window: 30 })],
  ["answers 400 to who loses a race", (rules) => Object.assign(rules.replies, { lost: rules.replies.invalid })],
  ["answers 400 to another media type", (rules) => Object.assign(rules.replies, { mediaType: rules.replies.invalid })],
  ["refuses an empty name", (rules) => wrap(rules, "name", (body) => body.name !== "")],
];

function setReplies(rules: Rules, change: { type?: string; body?: unknown }): void {
  for (const [key, reply] of Object.entries(rules.replies)) {
    Object.assign(rules.replies, { [key]: (argument: never) => ({ ...reply(argument), ...change }) });
  }
}

function wrap(rules: Rules, rule: "name", further: Rules["name"]): void {
  const { [rule]: before } = rules;
  rules[rule] = (body) => before(body) && further(body);
}

test.concurrent.each(harmless)("a correct server that %s keeps every promise", async (_, change) => {
  expect(await statusesOf(change)).toEqual({});
});

test("a correct server that takes one request at a time keeps every promise", async () => {
  let last = Promise.resolve();
  const server = await startCorrectServer(undefined, (work) => {
    last = last.then(work).then(() => pause(1));
    return last;
  });
  try {
    expect(statuses(await checkServer(server.url))).toEqual({});
  } finally {
    await server.close();
  }
});

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
  ["answers lost races in plain text", "conflict", (rules) => reply(rules, "lost", 409, "no", "text/plain")],
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

test.concurrent.each(otherwise)("a server that %s does otherwise than assumed: %s", async (_, promise, change) => {
  expect(await statusesOf(change)).toMatchObject({ [promise]: "assumed otherwise" });
});

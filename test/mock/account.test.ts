import { expect, test, vi } from "vitest";
import { accountId, maskedAccount, readToken } from "../../scripts/account.js";
import { jwt } from "../jwt.js";
import { operation } from "./requests.js";

test.each(["any-token", "", "a.b.c", "bearer.x", "Bearertoken", "x Bearer y"])(
  "%j is an account by itself",
  (token) => {
    expect(readToken(token, operation)).toEqual({ account: token });
  },
);

test("a text with more or fewer parts than a JWT is an account by itself", () => {
  const whole = jwt({ apikey: "my-key" });
  for (const token of [whole.replace(/\.[^.]*$/, ""), `${whole}.more`]) {
    expect(readToken(token, operation)).toEqual({ account: token });
  }
});

test("an id and a masked name tell accounts apart, and do not show them", () => {
  expect(accountId("my-account-1")).toMatch(/^[0-9a-f]{16}$/);
  expect(accountId("my-account-1")).not.toBe(accountId("my-account-2"));
  expect(maskedAccount("my-account-1")).toBe(`my-a…${accountId("my-account-1").slice(0, 8)}`);
});

test("the apikey of a JWT is the account, whoever signed it", async () => {
  expect(readToken(jwt({ apikey: "my-key" }), operation)).toEqual({ account: "my-key" });
});

test("a JWT without an apikey, or with one that is no text, is an account by itself", async () => {
  for (const token of [jwt({}), jwt({ apikey: 7 })]) {
    expect(readToken(token, operation)).toEqual({ account: token });
  }
});

test("claims that stand in no dotted token are not read", () => {
  const claims = Buffer.from(JSON.stringify({ apikey: "my-key" })).toString("base64url");
  expect(readToken(claims, operation)).toEqual({ account: claims });
});

test.each(["Bearer x", "bearer x", "BASIC\tx", "Bearer"])("%j is refused for its prefix, which is named", (token) => {
  const prefix = /basic/i.test(token) ? "Basic" : "Bearer";
  expect(readToken(token, operation)).toEqual({
    problem: `The Authorization header starts with "${prefix}". Send your token alone, without a prefix.`,
    outcome: "prefixedToken",
  });
});

test("a JWT is refused from the second on in which it ends", async () => {
  const now = Date.parse("2026-05-11T10:00:00.000Z");
  const token = jwt({ apikey: "my-key", exp: now / 1000 });
  vi.useFakeTimers({ now: now - 1 });
  try {
    expect(readToken(token, operation)).toEqual({ account: "my-key" });
    vi.setSystemTime(now);
    expect(readToken(token, operation)).toEqual({
      problem: "The token has expired. Make a fresh one with your API key and secret.",
      outcome: "expiredToken",
    });
  } finally {
    vi.useRealTimers();
  }
});

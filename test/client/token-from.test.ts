import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createClient } from "../../generated/client.js";
import { tokenFrom } from "../../scripts/token/token-from.js";
import { verified } from "../jwt.js";
import { body, example, json } from "./support.js";

const apiKey = "key-of-a-test";
const secret = "secret-that-nobody-may-see";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  for (const name of ["VIDEOSDK_TOKEN", "VIDEOSDK_API_KEY", "VIDEOSDK_SECRET"]) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

test("a token is signed with the secret, and says what VideoSDK's guide and SDK have in theirs", async () => {
  const token = await tokenFrom({ apiKey, secret })();
  const { header, claims } = verified(token, secret);
  const now = Math.floor(Date.now() / 1000);
  expect(header).toEqual({ alg: "HS256", typ: "JWT" });
  expect(claims).toEqual({
    apikey: apiKey,
    permissions: ["allow_join"],
    version: 2,
    roles: ["crawler"],
    iat: now,
    exp: now + 7200,
  });
});

test("a token is kept, and renewed before it ends", async () => {
  const token = tokenFrom({ apiKey, secret, expiresIn: 1000 });
  const first = await token();
  vi.advanceTimersByTime(899_000);
  expect(await token()).toBe(first);
  vi.advanceTimersByTime(2000);
  expect(await token()).not.toBe(first);
});

test("a refused token is renewed, once for all calls that it was refused", async () => {
  const token = tokenFrom({ apiKey, secret });
  const first = await token();
  vi.advanceTimersByTime(1000);
  const [second, third] = await Promise.all([token(first), token(first)]);
  expect(second).not.toBe(first);
  expect(third).toBe(second);
});

test("key and secret come from the environment, and a token that is ready before them", async () => {
  vi.stubEnv("VIDEOSDK_API_KEY", apiKey);
  vi.stubEnv("VIDEOSDK_SECRET", secret);
  expect(() => verified("a.b.c", secret)).toThrow();
  verified(await tokenFrom()(), secret);
  vi.stubEnv("VIDEOSDK_TOKEN", "ready");
  expect(await tokenFrom()()).toBe("ready");
  expect(await tokenFrom({ apiKey, secret })()).not.toBe("ready");
});

test.each([{}, { apiKey }, { secret }, { apiKey: "", secret: "" }])(
  "with %j there is none, and it says so",
  (options) => {
    expect(() => tokenFrom(options)).toThrow(/^There is no token: pass apiKey and secret, or set VIDEOSDK_API_KEY/);
  },
);

test.each(["3600", Number.NaN, -1, 0, Number.POSITIVE_INFINITY, null])("expiresIn: %j is refused", (expiresIn) => {
  expect(() => tokenFrom({ apiKey, secret, expiresIn: expiresIn as number })).toThrow(/^expiresIn must be .*seconds/);
});

test("a client asks for another token after a 401, once, and sends the request again", async () => {
  const sent: string[] = [];
  const fetch = async (request: Request) => {
    sent.push(request.headers.get("authorization") ?? "");
    vi.advanceTimersByTime(1000);
    return sent.length === 1 ? json(401, example("401")) : json(200, example("200"));
  };
  const created = await createClient({ token: tokenFrom({ apiKey, secret }), fetch }).createPhoneNumbers(body);
  expect(created).toEqual(example("200"));
  expect(new Set(sent).size).toBe(2);
});

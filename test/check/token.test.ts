import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { findToken, mintToken } from "../../scripts/check/sending/find-token.js";

test("--token wins over VIDEOSDK_TOKEN, and that over a minted one", () => {
  const environment = { VIDEOSDK_TOKEN: "from-environment", VIDEOSDK_API_KEY: "key", VIDEOSDK_SECRET: "secret" };
  expect(findToken("from-option", environment)).toBe("from-option");
  expect(findToken(undefined, environment)).toBe("from-environment");
  expect(findToken(undefined, { ...environment, VIDEOSDK_TOKEN: "" }).split(".")).toHaveLength(3);
});

test("a minted token is signed with HS256 and holds what VideoSDK's guide and SDK have in theirs", () => {
  const [header = "", payload = "", signature] = mintToken("key", "secret").split(".");
  const decode = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString());

  expect(decode(header)).toEqual({ alg: "HS256", typ: "JWT" });
  const { iat, exp, ...claims } = decode(payload);
  expect(claims).toEqual({ apikey: "key", permissions: ["allow_join"], version: 2, roles: ["crawler"] });
  expect(exp - iat).toBe(7200);
  expect(signature).toBe(createHmac("sha256", "secret").update(`${header}.${payload}`).digest("base64url"));
});

test("without any, the error says how to give one", () => {
  expect(() => findToken(undefined, { VIDEOSDK_API_KEY: "key" })).toThrow("Set VIDEOSDK_TOKEN");
});

test.each(["Bearer s3cret", "basic s3cret", "s3cret\nX-Other: 1", "s3cret s3cret"])(
  "the token %j is refused without being repeated",
  (option) => {
    expect(() => findToken(option, {})).toThrow(/^(?!.*s3cret)/s);
  },
);

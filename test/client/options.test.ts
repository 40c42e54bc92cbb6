/** Options and parameters that cannot be right are refused before anything is sent, by their names. */
import { expect, test, vi } from "vitest";
import { createClient } from "../../generated/client.js";
import { body, example, json, path, token } from "./support.js";

const listed = { data: [], pageInfo: { currentPage: 1, perPage: 20, lastPage: 1, total: 0 } };

const wrong: [option: string, value: unknown, name: string][] = [
  ["timeout", "500", "timeout"],
  ["timeout", null, "timeout"],
  ["timeout", Number.NaN, "timeout"],
  ["timeout", 0, "timeout"],
  ["timeout", -1, "timeout"],
  ["timeout", { attempt: "500" }, "timeout (attempt)"],
  ["timeout", { total: Number.NaN }, "timeout (total)"],
  ["timeout", { each: 500 }, "timeout.each"],
  ["retry", "3", "retry"],
  ["retry", null, "retry"],
  ["retry", -1, "retry"],
  ["retry", Number.NaN, "retry"],
  ["retry", { maxRetries: "3" }, "retry.maxRetries"],
  ["retry", { initialInterval: null }, "retry.initialInterval"],
  ["retry", { statusCodes: 409 }, "retry.statusCodes"],
  ["retry", { retries: 3 }, "retry.retries"],
  ["onRetry", "log", "onRetry"],
  ["onAttempt", {}, "onAttempt"],
];

test.each(wrong)("%s: %j is refused, for a client and for a call", async (option, value, name) => {
  const fetch = vi.fn();
  const message = expect.stringContaining(`The option ${name}`);
  expect(() => createClient({ token, fetch, [option]: value })).toThrow(expect.objectContaining({ message }));
  for (const { createPhoneNumbers, listPhoneNumbers } of [createClient({ token, fetch })]) {
    await expect(createPhoneNumbers(body, { [option]: value })).rejects.toMatchObject({ name: "TypeError", message });
    await expect(listPhoneNumbers({}, { [option]: value })).rejects.toMatchObject({ name: "TypeError", message });
  }
  expect(fetch).not.toHaveBeenCalled();
});

test.each([
  { timeout: undefined, retry: undefined, onRetry: undefined, onAttempt: undefined },
  { timeout: Number.POSITIVE_INFINITY, retry: Number.POSITIVE_INFINITY },
  { timeout: { attempt: false, total: undefined }, retry: { maxRetries: undefined, statusCodes: [409, "5XX"] } },
  { timeout: 2 ** 40, retry: true },
] as const)("%j is right", async (options) => {
  const fetch = async () => json(200, example("200"));
  expect(await createClient({ token, fetch, ...options }).createPhoneNumbers(body, options)).toEqual(example("200"));
});

test.each(["", ".", "..", undefined, null, {}, ["+12125550100"]])(
  "a path parameter that is %j is refused, by a method and by raw",
  async (value) => {
    const fetch = vi.fn();
    const { raw, getPhoneNumber, releasePhoneNumber } = createClient({ token, fetch });
    const params = (name: string) => ({ params: { path: { [name]: value } } }) as never;
    for (const [name, call] of [
      ["phoneNumber", getPhoneNumber(value as string)],
      ["phoneNumberId", releasePhoneNumber(value as string)],
      ["phoneNumber", raw.GET(`${path}/{phoneNumber}`, params("phoneNumber"))],
      ["phoneNumberId", raw.POST(`${path}/{phoneNumberId}/release`, params("phoneNumberId"))],
    ] as const) {
      await expect(call).rejects.toThrow(new RegExp(`^The path parameter ${name} must`));
    }
    expect(fetch).not.toHaveBeenCalled();
  },
);

test.each([[{ params: { path: { phonenumber: "+12125550100" } } }], [{ params: {} }], [{}], []])(
  "a path parameter that is misspelt or missing is refused: %j",
  async (...init) => {
    const fetch = vi.fn();
    const call = createClient({ token, fetch }).raw.GET(`${path}/{phoneNumber}`, ...(init as [never]));
    await expect(call).rejects.toThrow("The path parameter phoneNumber");
    expect(fetch).not.toHaveBeenCalled();
  },
);

test("options of fetch are passed on, for a call and for a client", async () => {
  const seen: unknown[] = [];
  const fetch = async (request: Request) => {
    seen.push([request.headers.get("x-own"), request.cache, request.redirect]);
    return json(200, listed);
  };
  await createClient({ token, fetch, cache: "no-store" }).listPhoneNumbers(
    {},
    { headers: { "x-own": "1" }, redirect: "error" },
  );
  expect(seen).toEqual([["1", "no-store", "error"]]);
});

test("baseUrl is openapi-fetch's, and the API's own without it", async () => {
  const fetch = vi.fn(async (_: Request) => json(200, listed));
  for (const baseUrl of [undefined, "https://example.com/base/"]) {
    await createClient({ token, fetch, ...(baseUrl && { baseUrl }) }).listPhoneNumbers();
  }
  await createClient({ token, fetch, baseUrl: undefined as never }).listPhoneNumbers();
  expect(fetch.mock.calls.map(([{ url }]) => url)).toEqual([
    `https://api.videosdk.live${path}`,
    `https://example.com/base${path}`,
    `https://api.videosdk.live${path}`,
  ]);
  await expect(createClient({ token, fetch, baseUrl: "" }).listPhoneNumbers()).rejects.toThrow("Failed to parse URL");
});

import { expect, test, vi } from "vitest";
import { createClient } from "../../generated/client.js";
import { refuseInsecure } from "../../scripts/client/token-source.js";
import { serve } from "../serve.js";
import { body, errorOf, example, json, operation, path, token } from "./support.js";

const answer = () => vi.fn(async (_: Request) => json(200, example("200")));

test("is sent bare in the header that the document names", async () => {
  const fetch = answer();
  await createClient({ token, fetch }).createPhoneNumbers(body);
  expect(fetch.mock.calls[0]?.[0].headers.get(operation.authHeader)).toBe(token);
});

test.each<[string | undefined, string]>([
  ["", "is empty"],
  [undefined, "not set"],
  [1234 as never, "not a string"],
  ...operation.refusedPrefixes.map((prefix): [string, string] => [`${prefix} ${token}`, `starts with "${prefix}"`]),
  ...operation.refusedPrefixes.map((prefix): [string, string] => [
    `${prefix.toLowerCase()}\t${token}`,
    `starts with "${prefix}"`,
  ]),
  ...operation.refusedPrefixes.map((prefix): [string, string] => [` \t${prefix} ${token}`, `starts with "${prefix}"`]),
  [`${token}\n`, "contains white space"],
  [`a ${token}`, "contains white space"],
  [`${token}€`, "a character that no token has"],
])("%j is refused at once, and not shown", (wrong, reason) => {
  const error = thrownBy(() => createClient({ token: wrong }));
  expect(error).toBeInstanceOf(TypeError);
  expect(`${error}`).toContain(reason);
  expect(`${error} ${error.stack}`).not.toContain(token);
});

test("from a function is held to the same rules, before anything is sent", async () => {
  const fetch = answer();
  const videosdk = createClient({ token: () => `Bearer ${token}`, fetch });
  const error = await videosdk.createPhoneNumbers(body).catch((error) => error);
  expect(error).toBeInstanceOf(TypeError);
  expect(`${error}`).not.toContain(token);
  expect(fetch).not.toHaveBeenCalled();
});

test("an error of the function is the caller's own, also after a first attempt", async () => {
  const own = new Error("no token today");
  let calls = 0;
  const videosdk = createClient({
    token: () => {
      if (++calls === 2) throw own;
      return token;
    },
    retry: { initialInterval: 0 },
    fetch: async () => json(409, example("409")),
  });
  await expect(videosdk.createPhoneNumbers(body)).rejects.toBe(own);
});

test.each([
  "http://api.example.com",
  "http://127.0.0.1.example.com",
  "http://localhost.example.com",
  "http://evil-localhost",
  "http://evillocalhost",
  "http://10.0.0.1",
  "http://example.com/https:",
])("does not go to %s over plain http", async (baseUrl) => {
  const fetch = answer();
  const error = await createClient({ token, baseUrl, fetch })
    .createPhoneNumbers(body)
    .catch((error) => error);
  expect(error).toBeInstanceOf(TypeError);
  expect(error.message).toContain("allowInsecure");
  expect(error.message).not.toContain(token);
  expect(fetch).not.toHaveBeenCalled();

  await createClient({ token, baseUrl, fetch, allowInsecure: true }).createPhoneNumbers(body);
  expect(fetch).toHaveBeenCalledOnce();
});

test.each([
  "http://localhost:1",
  "http://mock.localhost:1",
  "http://127.0.0.1:1",
  "http://127.8.8.88",
  "http://[::1]:1",
])("goes to %s, which is this machine", async (baseUrl) => {
  const fetch = answer();
  await createClient({ token, baseUrl, fetch }).createPhoneNumbers(body);
  expect(fetch).toHaveBeenCalledOnce();
});

test("does not follow a redirect, nor does the body", async () => {
  const elsewhere = vi.fn();
  const other = await serve((_, response) => {
    elsewhere();
    response.end();
  });
  const baseUrl = await serve((_, response) => response.writeHead(307, { location: other }).end());
  const error = await errorOf(createClient({ token, baseUrl }).createPhoneNumbers(body));
  expect(error).toMatchObject({ code: "unexpectedResponse", status: 307, mayHaveSucceeded: false });
  expect(elsewhere).not.toHaveBeenCalled();
});

test("is not in the request that middleware sees", async () => {
  const requests: Request[] = [];
  const videosdk = createClient({ token, fetch: answer() });
  videosdk.raw.use({
    onRequest: ({ request }) => void requests.push(request),
    onResponse: ({ request }) => void requests.push(request),
  });
  await videosdk.createPhoneNumbers(body);
  expect(requests).toHaveLength(2);
  for (const { headers } of requests) expect([...headers.values()]).not.toContain(token);
});

test("a function that fails after a 401 leaves no connection with a body that nobody reads", async () => {
  const reason = new Error("There is no other token");
  const cancel = vi.fn();
  const fetch = async () => new Response(new ReadableStream({ cancel }), { status: 401 });
  const token = (refused?: string) => (refused === undefined ? "a-token" : Promise.reject(reason));
  await expect(createClient({ token, fetch }).createPhoneNumbers(body)).rejects.toBe(reason);
  expect(cancel).toHaveBeenCalledOnce();
});

test("a function that does not end is cut off by the caller", async () => {
  const reason = new Error("enough");
  const controller = new AbortController();
  const token = () => {
    controller.abort(reason);
    return new Promise<string>(() => {});
  };
  const call = createClient({ token, fetch: answer() }).createPhoneNumbers(body, { signal: controller.signal });
  await expect(call).rejects.toBe(reason);
});

function thrownBy(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error("Nothing was thrown");
}

test("an address is judged anew when it is another one", async () => {
  const fetch = answer();
  const videosdk = createClient({ token, fetch });
  await videosdk.createPhoneNumbers(body);
  await expect(videosdk.raw.POST(path, { body, baseUrl: "http://api.example.com" })).rejects.toThrow("allowInsecure");
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("a relative address is as secure as the page that it is on", async () => {
  vi.stubGlobal("location", { href: "https://app.example.com/page" });
  expect(() => refuseInsecure("/api/numbers")).not.toThrow();
  vi.stubGlobal("location", { href: "http://app.example.com/page" });
  expect(() => refuseInsecure("/api/numbers")).toThrow("app.example.com");
  vi.unstubAllGlobals();
});

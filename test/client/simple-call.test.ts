import fc from "fast-check";
import { expect, test } from "vitest";
import { createClient } from "../../generated/client.js";
import type { ClientOptions } from "../../scripts/client/client-factory.js";
import { body, json, operation, path, token } from "./support.js";

const middleware = [{ onRequest: () => undefined }];

test("sends the request that openapi-fetch sends", async () => {
  await fc.assert(
    fc.asyncProperty(fc.object(), fc.constantFrom("", "/", "/base", "/base/"), async (body, base) => {
      const options = { baseUrl: `https://example.com${base}` };
      const [simple, other] = [await sent(options, { body }), await sent(options, { body, middleware })];
      expect(simple).toEqual(other);
    }),
  );
});

test.each([
  { name: "body", init: {} },
  { name: "headers", init: { headers: { "x-mine": "yes", "content-type": "text/plain" } } },
  { name: "bodySerializer", init: { bodySerializer: () => "mine" } },
  { name: "params", init: { params: { query: { dry: true } } } },
  { name: "baseUrl", init: { baseUrl: "https://example.org" } },
  { name: "redirect", init: { redirect: "error" } },
])("an option of openapi-fetch ($name) does what it does, for a call and for a client", async ({ init }) => {
  const expected = await sent({}, { body, ...init, middleware });
  expect(await sent({}, { body, ...init })).toEqual(expected);
  if (!("params" in init)) expect(await sent(init as object, { body })).toEqual(expected);
});

test("returns what openapi-fetch returns, for each documented answer and for others", async () => {
  const documented = Object.entries(operation.responses).flatMap(([status, { content }]) =>
    Object.values(content?.examples ?? {}).map((example) => json(Number(status), example as object)),
  );
  const others = ["", "{", "[1]", "<p>"].flatMap((text) =>
    [200, 204, 400, 409, 418, 500].map((status) => new Response(status === 204 ? null : text, { status })),
  );
  for (const answer of [...documented, ...others]) {
    const options = { token, retry: false, fetch: async () => answer.clone() } as const;
    const simple = await createClient(options).POST(path, { body });
    const other = await createClient(options).POST(path, { body, middleware });
    expect({ ...simple, response: simple.response.status }).toEqual({ ...other, response: other.response.status });
    if (simple.error) expect(simple.error.message).toBe(other.error?.message);
  }
});

test("ends with the signal of its client, unless it has one of its own", async () => {
  const reason = new Error("enough");
  const client = createClient({ token, signal: AbortSignal.abort(reason), fetch: async () => json(200, {}) });
  await expect(client.POST(path, { body })).rejects.toBe(reason);
  const { signal } = new AbortController();
  expect((await client.POST(path, { body, signal })).data).toEqual({});
});

/** What arrives at `fetch`. */
async function sent(options: Partial<ClientOptions>, init: object) {
  let request: Request | undefined;
  const fetch = async (made: Request) => {
    request = made;
    return json(200, {});
  };
  await createClient({ token, fetch, ...options }).POST(path, init as { body: typeof body });
  if (!request) throw new Error("unreachable");
  const { url, method, redirect, headers } = request;
  return { url, method, redirect, headers: Object.fromEntries(headers), body: await request.text() };
}

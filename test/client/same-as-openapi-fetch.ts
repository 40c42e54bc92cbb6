/** One generated call through openapi-fetch and through `raw`: what each sends, tells middleware and gives back. */
import fc from "fast-check";
import createFetchClient, { type Client, type Middleware } from "openapi-fetch";
import { createClient, isVideosdkError, type paths } from "../../generated/client.js";
import { token } from "./support.js";

const baseUrl = "https://example.com/base";

const headers = fc.constantFrom<object | undefined>(
  undefined,
  { "x-own": "1", "content-type": "text/plain" },
  { "x-own": null, "x-list": ["a", "b"] },
  new Headers({ "x-own": "2" }),
);
const serializers = fc.record(
  {
    bodySerializer: fc.constantFrom(
      JSON.stringify,
      () => "",
      () => new Uint8Array([0, 255]),
      () => undefined,
    ),
    querySerializer: fc.constantFrom(() => "?own=1", { array: { style: "form", explode: false } }),
  },
  { requiredKeys: [] },
);
const clientOptions = fc.record(
  { baseUrl: fc.constantFrom("https://example.com/", "https://example.com/a//", undefined), headers },
  { requiredKeys: [] },
);
const init = fc
  .tuple(
    fc.record(
      {
        baseUrl: fc.constantFrom("https://example.org/other/", ""),
        headers,
        parseAs: fc.constantFrom("json", "text", "blob", "arrayBuffer", "stream"),
        redirect: fc.constantFrom("error", "follow"),
        next: fc.constant({ revalidate: 60 }),
      },
      { requiredKeys: [] },
    ),
    serializers,
  )
  .map((parts) => Object.assign({}, ...parts) as object);

const operations = [
  { method: "GET", path: "/v2/sip/phone-numbers" },
  { method: "POST", path: "/v2/sip/phone-numbers" },
  { method: "GET", path: "/v2/sip/phone-numbers/{phoneNumber}", params: { path: { phoneNumber: "+1 2/3" } } },
  { method: "POST", path: "/v2/sip/phone-numbers/{phoneNumberId}/release", params: { path: { phoneNumberId: 5 } } },
];
const call = fc.record({
  operation: fc.constantFrom(...operations),
  query: fc.option(
    fc.dictionary(fc.constantFrom("page", "search", "of"), fc.oneof(fc.string(), fc.array(fc.string()))),
    {
      nil: undefined,
    },
  ),
  body: fc.option(fc.jsonValue(), { nil: undefined }),
});

/** The server's behaviour, and each kind of middleware, created anew for each of the two clients. */
const response = fc.record({
  status: fc.constantFrom(200, 201, 204, 400, 404, 500),
  text: fc.constantFrom('{"message":"m"}', "<h1>", "", "null"),
  length: fc.boolean(),
  breaks: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
});
const kinds = {
  nothing: () => undefined,
  false: () => false,
  null: () => null,
  zero: () => 0,
  text: () => "x",
  empty: () => ({}),
  instance: () => new Counting(),
  throwsBefore: () => ({
    onRequest: () => {
      throw new Error("before");
    },
  }),
  readsAndThrows: () => ({
    async onResponse({ response }: { response: Response }) {
      if (!response.ok) throw new Error(`own: ${await response.text()}`);
    },
  }),
  readsClone: () => ({
    onResponse: async ({ response }: { response: Response }) => void (await response.clone().text()),
  }),
  changesHeader: () => ({
    onRequest: ({ request }: { request: Request }) => void request.headers.set("x-changed", "1"),
  }),
  replacesRequest: () => ({
    onRequest: ({ request }: { request: Request }) => new Request(request, { headers: { "x-replaced": "1" } }),
  }),
  replacesAddress: () => ({
    onRequest: ({ request }: { request: Request }) => new Request("https://example.net/proxy?to=1", request),
  }),
  answers: () => ({ onRequest: () => new Response('{"own":true}', { status: 418 }) }),
  answersWrongly: () => ({ onRequest: () => ({ not: "a request" }) }),
  replacesResponse: () => ({ onResponse: () => new Response('{"replaced":true}') }),
  replacesWrongly: () => ({ onResponse: () => ({ not: "a response" }) }),
  recovers: () => ({ onError: () => new Response('{"recovered":true}') }),
  renames: () => ({ onError: ({ error }: { error: unknown }) => new Error(`renamed: ${plain(error)}`) }),
  failsWrongly: () => ({ onError: () => "x" }),
} satisfies Record<string, () => unknown>;
const middleware = fc.array(fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])), { maxLength: 4 });

/** Its methods need their `this`. */
class Counting {
  calls = 0;
  readonly seen: unknown[] = [];
  onRequest({ options, schemaPath, params, id }: Parameters<NonNullable<Middleware["onRequest"]>>[0]) {
    const { parseAs, baseUrl } = options;
    this.seen.push([++this.calls, schemaPath, params, typeof id, Object.isFrozen(options), parseAs, baseUrl]);
  }
  onResponse({ response, request }: { response: Response; request: Request }) {
    this.seen.push([++this.calls, response.status, Object.fromEntries(request.headers), request.url]);
  }
  onError({ error }: { error: unknown }) {
    this.seen.push([++this.calls, plain(error)]);
  }
}

/** An error of `raw`'s own `fetch` has the original as its cause. */
function plain(error: unknown): string {
  return `${isVideosdkError(error) ? error.cause : error}`;
}

/** A property: both clients do the same. */
export const sameAsOpenapiFetch = fc.asyncProperty(
  fc.record({ clientOptions, init, call, response, used: middleware, own: middleware }),
  async (given) => {
    const theirs = await observed(given, (options) =>
      createFetchClient<paths>({ ...options, baseUrl: options.baseUrl ?? baseUrl, redirect: "manual" }),
    );
    const ours = await observed(
      given,
      (options) => createClient({ ...options, baseUrl: options.baseUrl ?? baseUrl, token, retry: false }).raw,
    );
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) {
      throw new Error(`openapi-fetch:\n${JSON.stringify(theirs, null, 1)}\nraw:\n${JSON.stringify(ours, null, 1)}`);
    }
  },
);

type Given = {
  clientOptions: { baseUrl?: string | undefined };
  init: object;
  call: { operation: (typeof operations)[number]; query?: object | undefined; body?: unknown };
  response: { status: number; text: string; length: boolean; breaks: boolean };
  used: (keyof typeof kinds)[];
  own: (keyof typeof kinds)[];
};

/** Everything that can be seen from outside, but for the token. */
async function observed(
  { clientOptions, init, call, response, used, own }: Given,
  make: (options: { baseUrl?: string | undefined; fetch: (request: Request) => Promise<Response> }) => Client<paths>,
): Promise<unknown> {
  const sent: unknown[] = [];
  const fetch = async (request: Request) => {
    const { url, method, redirect } = request;
    const { authorization: _, ...headers } = Object.fromEntries(request.headers);
    sent.push({
      url,
      method,
      redirect,
      headers,
      next: (request as { next?: unknown }).next,
      body: await bytes(request),
    });
    if (response.breaks) throw new TypeError("broken");
    const empty = response.status === 204;
    const length = response.length ? { "content-length": `${response.text.length}` } : undefined;
    return new Response(empty ? null : response.text, { status: response.status, ...(length && { headers: length }) });
  };
  const instances = (names: (keyof typeof kinds)[]) => names.map((name) => kinds[name]() as Middleware);
  const all = { used: instances(used), own: instances(own) };
  try {
    const client = make({ ...clientOptions, fetch });
    for (const one of all.used) {
      try {
        client.use(one);
      } catch (error) {
        sent.push(`use: ${error}`);
      }
    }
    const { method, path, params } = call.operation;
    const result = await client.request(
      method.toLowerCase() as "get",
      path as "/v2/sip/phone-numbers",
      {
        ...init,
        params: { ...params, query: call.query as object },
        ...(method === "GET" ? {} : { body: call.body }),
        middleware: all.own,
      } as never,
    );
    const { data, error, response } = result as { data?: unknown; error?: unknown; response: Response };
    return { sent, all, data: await readable(data), error, status: response.status, used: response.bodyUsed };
  } catch (error) {
    return { sent, all, thrown: plain(error) };
  }
}

async function bytes(body: Request | Response): Promise<string> {
  return Buffer.from(await body.arrayBuffer()).toString("base64");
}

async function readable(data: unknown): Promise<unknown> {
  const isBody = data instanceof Blob || data instanceof ArrayBuffer || data instanceof ReadableStream;
  return isBody ? bytes(new Response(data)) : data;
}

/** Requests as nobody should send them, as bytes. */
import fc from "fast-check";
import { document } from "../../../scripts/document/document.js";
import { operations } from "../../../scripts/document/operations.js";
import { number, operation, valid } from "../requests.js";

/** Stands where a secret would; it must not turn up in the log. */
export const secret = "s3cret-s3cret";

/** The account that the requests are sent for, unless the bytes were changed. */
export const account = "fuzz";

export interface Sending {
  /** In the order in which they are sent. */
  pieces: Buffer[];
  /** Whether bytes were changed at random, so that nothing stands where it was put. */
  garbled: boolean;
}

const all = operations(document);

/** Short texts over and over: what a pattern that backtracks, or a loop in a loop, would stumble over. */
function repeated(...pieces: string[]): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(...pieces),
      fc.oneof(fc.nat(20), fc.constantFrom(1000, 14_000)),
      fc.constantFrom("", '"', "x"),
    )
    .map(([piece, size, end]) => piece.repeat(Math.ceil(size / piece.length)).slice(0, 14_000) + end);
}

/** Header values, some of them invalid. */
const line = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: "grapheme-ascii", maxLength: 30 }) },
  { weight: 4, arbitrary: repeated(" ", "\t", "a=", "=", ",", ";", '"', "\\", "/", "*/*;", ".", "%", "é", "{", "0") },
  fc.string({ unit: fc.nat(0xff).map((code) => String.fromCharCode(code)), maxLength: 5 }),
);

const examples = all
  .flatMap(({ responses }) => Object.values(responses))
  .flatMap(({ content }) => Object.keys(content?.examples ?? {}));

const prefer = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...examples).map((name) => `example=${name}`) },
  fc.constantFrom("code=200", "code=404", "code=999", "code=", "example=", "example=__proto__", "dynamic=false"),
  fc.tuple(line, line).map(([key, value]) => `${key}=${value}`),
  line,
);

const accept = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("*/*", "application/json", "application/*;q=0.1") },
  fc.constantFrom("*/*;q=0", "a*/*", "text/html", "*/*;q=2", "application/json;q=0, */*", ";;q==", "*"),
  fc.array(line, { maxLength: 3 }).map((ranges) => ranges.join(",")),
);

const target = fc.oneof(
  { weight: 15, arbitrary: fc.constant(operation.path) },
  fc.constantFrom(...all.map(({ path }) => path.replace(/\{.*?\}/, "%2B12025550100"))),
  fc.constantFrom(
    "*",
    "",
    "/",
    "//",
    "/docs",
    "/%",
    "/..%2f..",
    "http://a/",
    "http://u:p@a/x",
    "a.b:443",
    "/v2/sip/phone%2Dnumbers",
    ...["%00", "%C0%80", "..%2f", "%", "__proto__", "a%0d%0aSet-Cookie:x", "%F0%9F%98%80"].flatMap((name) => [
      `${operation.path}/${name}`,
      `${operation.path}/${name}/release`,
    ]),
    "/__mock/next",
    "/__mock/numbers",
    "/__mock/requests?status=x",
  ),
  fc.tuple(fc.constantFrom("?", "?__code=", "?__example=", "?page=", "?search="), line).map(([query, value]) => {
    return `${operation.path}${query}${encodeURIComponent(secret)}${value}`;
  }),
  line.map((text) => `/${text}`),
);

/** Numbers that no two requests of one sending share. */
const body = fc.nat(50).chain((index) => {
  const good = valid([number(index)]);
  const json = fc.oneof(
    fc.json(),
    fc.anything({ maxDepth: 3 }).map((value) => JSON.stringify(value) ?? ""),
  );
  return fc.oneof(
    { weight: 10, arbitrary: fc.constant(JSON.stringify(good)) },
    fc.constant(JSON.stringify({ ...good, outbound: { ...good.outbound, auth: { username: 1, password: secret } } })),
    json,
    json.map((value) => JSON.stringify(good).replace(/"\+\d+"/, () => value || "0")),
    fc.constantFrom("", "{", "[]", "null", `"${secret}`, '{"__proto__":{"name":"x"}}', "\u{feff}{}"),
    fc
      .tuple(
        fc.constantFrom({ before: "[", after: "]" }, { before: '{"a":', after: "}" }),
        fc.constantFrom(100, 5000, 100_000),
      )
      .map(([{ before, after }, depth]) =>
        JSON.stringify(good).replace(/"\+\d+"/, () => `${before.repeat(depth)}0${after.repeat(depth)}`),
      ),
    fc
      .tuple(
        fc.constantFrom("[", "0,", '{"a":', '"+1",', "\\u0000", " ", '"'),
        fc.constantFrom(100, 20_000, 300_000, 1_100_000),
      )
      .map(([piece, size]) => JSON.stringify(good).replace(/"\+\d+"/, () => piece.repeat(size / piece.length))),
  );
});

const token = fc.oneof(
  { weight: 15, arbitrary: fc.constant(account) },
  fc.constantFrom("", `Bearer ${secret}`, "Basic", "a.b.c", "e30.e30.e30", "e30.eyJhcGlrZXkiOiJfX3Byb3RvX18ifQ.x"),
  line,
);

const header = fc.oneof(
  fc.tuple(fc.constantFrom("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"), line),
  fc.tuple(fc.constantFrom("Cookie", "If-None-Match", "Range", "Content-Encoding", "X-Forwarded-For", "Te"), line),
  fc.constantFrom(
    ["Expect", "100-continue"],
    ["Expect", "foo"],
    ["Connection", "close"],
    ["Connection", "Upgrade"],
    ["Upgrade", "websocket"],
    ["Host", "twice"],
    ["Content-Length", "0"],
    ["Transfer-Encoding", "gzip"],
    ["Transfer-Encoding", "chunked, identity"],
    ["Transfer-Encoding", "\tchunked"],
    ["Transfer-Encoding ", "chunked"],
    ["Content-Length", "+5"],
    ["Content-Length", "5, 5"],
    ["Authorization", secret],
    ["Prefer", "example=created"],
    ["Accept", "text/html"],
    ["X", "folded\r\n twice"],
  ),
  fc.tuple(fc.string({ unit: "grapheme-ascii", maxLength: 10 }), line),
);

const often = <T>(usual: T, other: fc.Arbitrary<T>, weight = 6) =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, other);

const request = fc
  .record({
    method: often(
      "POST",
      fc.constantFrom("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "CONNECT", "TRACE", "M-SEARCH", "X", ""),
    ),
    target,
    version: often("HTTP/1.1", fc.constantFrom("HTTP/1.0", "HTTP/2.0", "HTTP/0.9", "HTTP/1.1 ", "http/1.1", "")),
    token,
    type: often(operation.requestBody.mediaType, line, 15),
    prefer: often<string | null>(null, prefer, 3),
    accept: often<string | null>(null, accept, 3),
    headers: fc.array(header, { maxLength: 2 }),
    preflight: often(false, fc.constant(true), 20),
    host: often(true, fc.constant(false), 12),
    body,
    framing: often("length", fc.constantFrom("chunks", "short", "long", "none", "bytes")),
  })
  .map((parts) => {
    const bytes = Buffer.from(parts.body);
    const lines = [
      ...(parts.host ? ["Host: mock"] : []),
      `${operation.authHeader}: ${parts.token}`,
      `Content-Type: ${parts.type}`,
      ...(parts.prefer === null ? [] : [`Prefer: ${parts.prefer}`]),
      ...(parts.accept === null ? [] : [`Accept: ${parts.accept}`]),
      ...parts.headers.map(([name, value]) => `${name}: ${value}`),
    ];
    const { head, content } = framed(bytes, parts.framing);
    if (parts.preflight) lines.push("Origin: http://app.example", "Access-Control-Request-Method: POST");
    const method = parts.preflight ? "OPTIONS" : parts.method;
    const start = [`${method} ${parts.target} ${parts.version}`, ...lines, ...head].join("\r\n");
    return Buffer.concat([Buffer.from(`${start}\r\n\r\n`, "latin1"), content]);
  });

function framed(bytes: Buffer, framing: string): { head: string[]; content: Buffer } {
  const size = Math.max(1, framing === "bytes" ? Math.ceil(bytes.length / 5000) : bytes.length);
  switch (framing) {
    case "chunks":
    case "bytes":
      return {
        head: ["Transfer-Encoding: chunked"],
        content: Buffer.concat([...chunks(bytes, size), Buffer.from("0\r\n\r\n")]),
      };
    case "short":
      return { head: [`Content-Length: ${Math.max(0, bytes.length - 1)}`], content: bytes };
    case "long":
      return { head: [`Content-Length: ${bytes.length + 1}`], content: bytes };
    case "none":
      return { head: [], content: bytes };
    default:
      return { head: [`Content-Length: ${bytes.length}`], content: bytes };
  }
}

function chunks(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => {
    const piece = bytes.subarray(index * size, (index + 1) * size);
    return Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n")]);
  });
}

/** Where a change is made, of what is there, and what is put in its place. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(1000)),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc.constantFrom(Buffer.from("\r\n"), Buffer.from([0]), Buffer.from("\x1b[2J")),
  ),
});

/** One or more requests on one connection, whole or in pieces, as they were written or garbled. */
export const sendings: fc.Arbitrary<Sending> = fc
  .record({
    requests: fc.array(request, { minLength: 1, maxLength: 3 }),
    changes: fc.oneof(fc.constant([]), fc.constant([]), fc.array(change, { minLength: 1, maxLength: 3 })),
    cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
  })
  .map(({ requests, changes, cuts }) => {
    let bytes = Buffer.concat(requests);
    for (const { at, gone, put } of changes) {
      const start = Math.floor(at * bytes.length);
      bytes = Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(start + gone)]);
    }
    const ends = [...cuts, 1].map((cut) => Math.floor(cut * bytes.length)).sort((a, b) => a - b);
    const pieces = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
    return { pieces: pieces.filter(({ length }) => length > 0), garbled: changes.length > 0 };
  });

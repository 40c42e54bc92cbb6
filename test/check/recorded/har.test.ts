/** HAR as it is found in the wild. */
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { checkHistory } from "../../../scripts/check/check-history.js";
import { fromHar } from "../../../scripts/check/recorded/har.js";

const path = "https://api.videosdk.live/v2/sip/phone-numbers";
const listed = JSON.stringify({ data: [], pageInfo: { currentPage: 1, perPage: 20, lastPage: 1, total: 0 } });
const body = JSON.stringify({
  name: "Desk",
  phoneNumbers: ["+12025550143"],
  inbound: { sipRegion: "auto" },
  outbound: { address: "sip.example.com", sipRegion: "auto", transport: "udp" },
});
const base64 = (text: string) => Buffer.from(text).toString("base64");

type Parts = Record<string, unknown> & { request?: object; response?: object };

function entry({ request, response, ...rest }: Parts = {}): object {
  return {
    startedDateTime: "2026-01-01T00:00:00.100Z",
    time: 5,
    request: { method: "GET", url: path, headers: [{ name: "Authorization", value: "token" }], ...request },
    response: {
      status: 200,
      headers: [{ name: "Content-Type", value: "application/json" }],
      content: { size: listed.length, mimeType: "application/json", text: listed },
      ...response,
    },
    ...rest,
  };
}

const create = (request: object = {}, response: object = {}, rest: object = {}) =>
  entry({
    request: { method: "POST", postData: { mimeType: "application/json", text: body }, ...request },
    response: { content: { text: '{"message":"Created"}', mimeType: "application/json" }, ...response },
    ...rest,
  });

const har = (...entries: object[]) => JSON.stringify({ log: { version: "1.2", entries } });

test("a byte order mark and gzip make no difference", () => {
  const text = har(entry());
  const plain = fromHar(text);
  expect(plain).toHaveLength(1);
  expect(fromHar(`\ufeff${text}`)).toEqual(plain);
  expect(fromHar(Buffer.from(`\ufeff${text}`))).toEqual(plain);
  expect(fromHar(gzipSync(text))).toEqual(plain);
});

test.each<[string, object]>([
  ["base64", { text: base64(listed), encoding: "base64" }],
  ["text that is called base64 and is not", { text: listed, encoding: "base64" }],
])("a response body as %s is read", (_, content) => {
  expect(fromHar(har(entry({ response: { content } })))[0]?.response?.body).toBe(listed);
});

test.each<[string, object]>([
  ["text", { text: body }],
  ["base64", { text: base64(body), encoding: "base64" }],
  ["base64 under another name", { text: base64(body), _encoding: "base64" }],
])("a request body as %s is read", (_, postData) => {
  expect(fromHar(har(create({ postData })))[0]?.request.body).toBe(body);
});

test("a request body as params is that of a form", () => {
  const params = [
    { name: "name", value: "Front desk" },
    { name: "to", value: "a&b" },
  ];
  const postData = { mimeType: "application/x-www-form-urlencoded", params };
  expect(fromHar(har(create({ postData })))[0]?.request).toMatchObject({
    body: "name=Front+desk&to=a%26b",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
});

test("a response whose body was not recorded says what its status says, and is neither kept nor broken", () => {
  const { guarantees, verdict } = checkHistory(fromHar(har(entry({ response: { content: { size: 90 } } }))));
  expect(verdict).toBe("kept");
  expect(guarantees.filter(({ status }) => status === "kept" || status === "broken")).toEqual([]);
});

test("a status of 0 is a request whose response never came, and may have been carried out", () => {
  const exchanges = fromHar(
    har(
      entry(),
      create({}, { status: 0, content: {} }, { startedDateTime: "2026-01-01T00:00:01.000Z" }),
      create({}, { status: 400 }, { startedDateTime: "2026-01-01T00:00:20.000Z" }),
    ),
  );
  expect(exchanges[1]?.response).toBeUndefined();
  const report = checkHistory(exchanges);
  expect(report.guarantees.filter(({ status }) => status === "broken")).toEqual([]);
  expect(report.history?.undecided.map(({ reason }) => reason)).toContain("the server sent no response");
});

test("pseudo-headers are left out, and repeated headers are joined", () => {
  const headers = [
    { name: ":authority", value: "api.videosdk.live" },
    { name: "X-A", value: "1" },
    { name: "x-a", value: "2" },
  ];
  expect(fromHar(har(entry({ request: { headers } })))[0]?.request.headers).toEqual({ "x-a": "1, 2" });
});

test("responses of a cache, a service worker or a preflight are left out", () => {
  const left = [
    entry({ _fromCache: "disk" }),
    entry({ response: { _fetchedViaServiceWorker: true } }),
    entry({ _initiator: { type: "preflight" }, request: { method: "OPTIONS" } }),
  ];
  expect(fromHar(har(...left))).toEqual([]);
});

test("an entry that is there twice counts once", () => {
  expect(fromHar(har(entry(), entry()))).toHaveLength(1);
});

test("entries need not be in the order of time", () => {
  const first = entry();
  const later = create({}, {}, { startedDateTime: "2026-01-01T00:00:03.000Z" });
  const again = create({}, { status: 400 }, { startedDateTime: "2026-01-01T00:00:06.500Z" });
  const verdicts = [har(first, later, again), har(again, later, first)].map(
    (each) => checkHistory(fromHar(each)).verdict,
  );
  expect(verdicts).toEqual(["kept", "kept"]);
});

test("with times in whole seconds, everything within a second overlaps", () => {
  const detach = {
    url: `${path}/detach`,
    postData: { mimeType: "application/json", text: '{"phoneNumber":"+12025550143"}' },
  };
  const at = (created: string, detached: string) =>
    har(create({}, {}, { startedDateTime: created }), create(detach, { status: 400 }, { startedDateTime: detached }));
  const same = checkHistory(fromHar(at("2026-01-01T00:00:05Z", "2026-01-01T00:00:05Z")));
  expect(same.verdict).toBe("kept");
  const exact = checkHistory(fromHar(at("2026-01-01T00:00:05.001Z", "2026-01-01T00:00:05.100Z")));
  expect(exact.guarantees.filter(({ status }) => status === "broken").map(({ id }) => id)).toEqual(["detach-frees"]);
});

test("without tokens the account is not known, which the report says once", () => {
  const noToken = { headers: [] };
  const text = har(
    entry({ request: noToken }),
    create(noToken, {}, { startedDateTime: "2026-01-01T00:00:01.000Z" }),
    create(noToken, {}, { startedDateTime: "2026-01-01T00:00:09.000Z" }),
  );
  const report = checkHistory(fromHar(text));
  expect(report.verdict).toBe("kept");
  expect(report.history?.undecided).toHaveLength(1);
  expect(report.history?.undecided[0]?.reason).toContain("Export HAR with sensitive data");
  const one = checkHistory(fromHar(text), { oneAccount: true });
  expect(one.guarantees.filter(({ status }) => status === "broken").map(({ id }) => id)).toEqual(["already-attached"]);
});

test("requests at other origins are counted and named", () => {
  const elsewhere = entry({ request: { url: "https://gateway.example/sip/v2/sip/phone-numbers" } });
  const report = checkHistory(fromHar(har(elsewhere)));
  expect(report.verdict).toBe("incomplete");
  expect(report.reason).toContain("--origin https://gateway.example/sip");
  expect(checkHistory(fromHar(har(elsewhere)), { origins: ["https://gateway.example/sip/"] }).verdict).toBe("kept");
  const both = { origins: ["https://gateway.example", "https://gateway.example/sip"] };
  expect(checkHistory(fromHar(har(elsewhere)), both).verdict).toBe("kept");
});

test.each([
  ["", "The HAR is empty."],
  ["{", "it is cut short at line 1, column 2"],
  ['{"log":{"entries":[\n{"a":1', "it is cut short at line 2"],
  ['{"log":{]}}', "it cannot be read at line 1, column 9"],
  ["[]", "it has no log"],
  ['{"log":{}}', "log.entries is not a list"],
  ['{"log":{"entries":[7]}}', "log.entries[0] is not an object"],
  [har(entry(), { ...entry(), startedDateTime: "soon" }), "log.entries[1].startedDateTime is not a time"],
  [har({ ...entry(), request: 5 }), "log.entries[0].request is not an object"],
])("%j is refused with its place", (text, message) => {
  expect(() => fromHar(text)).toThrow(message);
});

test("a file that is cut short anywhere is refused with the place of the cut", () => {
  const whole = har(entry());
  for (let length = 1; length < whole.length; length++)
    expect(() => fromHar(whole.slice(0, length))).toThrow(`it is cut short at line 1, column ${length + 1}`);
});

test("a file that is gzip only at its beginning is refused", () => {
  expect(() => fromHar(gzipSync(har(entry())).subarray(0, 40))).toThrow(
    "it cannot be decompressed".replace("it", "The HAR"),
  );
});

/** Gateways in a history: updates, deletes, and the lookups after them. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkHistory } from "../../../scripts/check/check-history.js";
import type { RecordedExchange } from "../../../scripts/check/recorded/exchange.js";
import { type Mock, startMock } from "../../../scripts/mock/start-mock.js";
import { createBody, fictional, record } from "./traffic.js";

const path = "/v2/sip/phone-numbers";
const [a = "", b = ""] = fictional(2);
const get = (number: string) => ["GET", `${path}/${encodeURIComponent(number)}`] as const;
const create = (number: string) => ["POST", path, { ...createBody([number], () => 0), isShared: false }] as const;
const detach = (number: string) => ["POST", `${path}/detach`, { phoneNumber: number }] as const;

type Step = readonly [method: string, target: string, body?: unknown];

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

interface Gateways {
  inbound: string;
  outbound: string;
}

/**
 * Creates two numbers, gets them, and sends the steps; each ten seconds after the one before, so that no read can lag.
 *
 * @param steps given the gateways of the first number
 */
async function history(steps: (gateways: Gateways) => Step[]): Promise<RecordedExchange[]> {
  mock.reset();
  const recorded: RecordedExchange[] = [];
  const send = async ([method, target, body]: Step) => {
    const exchange = await record(mock.url, method, target, { token: "me", ...(body !== undefined && { body }) });
    const started = recorded.length * 10_000;
    recorded.push({ ...exchange, started, ended: started + 5 });
  };
  for (const step of [create(a), create(b), get(a), get(b)]) await send(step);
  const { inbound, outbound } = mock.numbers("me").numbers.find(({ phoneNumber }) => phoneNumber.e164 === a) ?? {};
  for (const step of steps({ inbound: inbound?.id ?? "", outbound: outbound?.id ?? "" })) await send(step);
  return recorded;
}

/** The history with the response to one step that is another. */
function edited(exchanges: RecordedExchange[], step: number, status: number, change = (body: string) => body) {
  return exchanges.map((exchange, index) => {
    const { response } = exchange;
    if (index !== step + 4 || !response) return exchange;
    return { ...exchange, response: { ...response, status, body: change(response.body ?? "") } };
  });
}

const done = () => '{"message":"Done"}';
const gone = () => '{"message":"There is no such gateway"}';
const update = (id: string, changes: object): Step => ["PATCH", `${path}/gateways/${id}`, changes];
const remove = (direction: string, id: string): Step => ["DELETE", `/v2/sip/${direction}-gateways/${id}`];

const day = ({ inbound, outbound }: Gateways): Step[] => [
  update(outbound, { transport: "tls", sipRegion: "in002" }), // 0
  get(a), // 1
  get(b), // 2
  update(inbound, { address: "sip.example.com" }), // 3: refused
  get(a), // 4
  detach(a), // 5
  update(inbound, { sipRegion: "us002" }), // 6
  remove("outbound", inbound), // 7: refused
  remove("inbound", inbound), // 8
  remove("outbound", outbound), // 9
  update(outbound, { transport: "udp" }), // 10: refused
  create(a), // 11
  get(a), // 12
];

function findings(exchanges: RecordedExchange[]): string[] {
  return checkHistory(exchanges)
    .guarantees.filter(({ status }) => status === "broken" || status === "assumed otherwise")
    .map(({ id }) => id);
}

test("a correct history shows each guarantee about gateways", async () => {
  const report = checkHistory(await history(day));
  expect(findings(await history(day))).toEqual([]);
  for (const id of [
    ...["update-changes", "update-refused", "update-unknown", "gateway-stays"],
    ...["delete-inbound", "delete-outbound"],
  ]) {
    expect(
      report.guarantees.find((guarantee) => guarantee.id === id),
      id,
    ).toMatchObject({ status: "kept" });
  }
});

test.each<[guarantee: string, step: number, status: number, change?: (body: string) => string]>([
  ["update-changes", 1, 200, (body) => body.replaceAll('"tls"', '"udp"')],
  ["update-changes", 2, 200, (body) => body.replaceAll('"auto"', '"in002"')],
  ["update-refused", 3, 200, done],
  ["update-refused", 4, 200, (body) => body.replaceAll('"auto"', '"us002"')],
  ["gateway-stays", 6, 404, gone],
  ["delete-outbound-unknown", 7, 200, done],
  ["update-unknown", 10, 200, done],
])("with one response edited, it is not kept: %s by step %i", async (guarantee, step, status, change) => {
  expect(findings(edited(await history(day), step, status, change))).toEqual([guarantee]);
});

test("a lookup whose number was created, and its gateway updated, while another one went on shows the new settings", async () => {
  mock.reset();
  const send = async (started: number, ended: number, [method, target, body]: Step): Promise<RecordedExchange> => ({
    ...(await record(mock.url, method, target, { token: "me", ...(body !== undefined && { body }) })),
    started,
    ended,
  });
  const created = await send(0, 10_000, create(a));
  const slow = await send(9_000, 60_000, get(a));
  const known = await send(20_000, 20_005, get(a));
  const { outbound } = mock.numbers("me").numbers[0] ?? {};
  const transport = outbound?.transport === "tls" ? "udp" : "tls";
  const updated = await send(30_000, 30_005, update(outbound?.id ?? "", { transport }));
  const later = [await send(90_000, 90_005, get(a)), await send(120_000, 120_005, get(a))];
  expect(findings([created, slow, known, updated, ...later])).toEqual([]);
});

test("a gateway without numbers that cannot be deleted is not as assumed, where the server deletes others", async () => {
  const other = () => mock.numbers("me").numbers.find(({ phoneNumber }) => phoneNumber.e164 === b)?.inbound?.id ?? "";
  const exchanges = await history(({ inbound }) => {
    const id = other();
    return [detach(b), remove("inbound", id), detach(a), remove("inbound", inbound)];
  });
  expect(findings(exchanges)).toEqual([]);
  expect(findings(edited(exchanges, 3, 404, gone))).toEqual(["delete-inbound"]);
});

test("a server without the operations on gateways answers 404 to them, and is not held to them", async () => {
  let exchanges = await history(({ inbound, outbound }) => [
    detach(a),
    update(inbound, { sipRegion: "us002" }),
    update(outbound, { transport: "tls" }),
    remove("inbound", inbound),
  ]);
  for (const step of [1, 2, 3]) exchanges = edited(exchanges, step, 404, gone);
  expect(findings(exchanges)).toEqual([]);
});

test("a gateway that was deleted and is shown again breaks the delete", async () => {
  let old = "";
  const exchanges = await history(({ inbound, outbound }) => {
    old = inbound;
    return day({ inbound, outbound });
  });
  const again = (body: string) => body.replace(/"id":"gw_inbound[^"]*"/, `"id":"${old}"`);
  expect(findings(edited(exchanges, 12, 200, again))).toEqual(["delete-inbound"]);
});

test("what an update changes beside its settings is told though it is looked up at once: no read that lags shows it", async () => {
  const exchanges = await history(({ outbound }) => [update(outbound, { sipRegion: "in002" }), get(a)]);
  const atOnce = exchanges.map((each, index) => (index === 5 ? { ...each, started: 40_006, ended: 40_010 } : each));
  const other = (body: string) => body.replaceAll('"udp"', '"tcp"').replaceAll('"tls"', '"udp"');
  const old = (body: string) => body.replaceAll('"in002"', '"auto"');
  expect(findings(edited(atOnce, 1, 200, other))).toEqual(["update-changes"]);
  expect(findings(edited(atOnce, 1, 200, old))).toEqual([]);
});

test("a gateway that is missing after the release of another number is the delete's, and after that of its own is not", async () => {
  const release = (number: string): Step => {
    const id = mock.numbers("me").numbers.find(({ phoneNumber }) => phoneNumber.e164 === number)
      ?.phoneNumber.phoneNumberId;
    return ["POST", `${path}/${id}/release`];
  };
  const missing = async (released: string) => {
    let outboundOfB = "";
    const exchanges = await history(({ outbound }) => {
      outboundOfB = mock.numbers("me").numbers.find(({ phoneNumber }) => phoneNumber.e164 === b)?.outbound?.id ?? "";
      return [detach(a), detach(b), remove("outbound", outboundOfB), release(released), remove("outbound", outbound)];
    });
    return findings(edited(exchanges, 4, 404, gone));
  };
  expect(await missing(b)).toEqual(["delete-outbound"]);
  expect(await missing(a)).toEqual([]);
});

test("an id that no response has shown says nothing, whatever the server answers", async () => {
  const strange = (): Step[] => [update("gw_1", { sipRegion: "auto" }), remove("inbound", "gw_2"), get(a)];
  const exchanges = await history(strange);
  expect(findings(exchanges)).toEqual([]);
  expect(findings(edited(edited(exchanges, 0, 200, done), 1, 200, done))).toEqual([]);
});

test("an update that a lookup overlapped, or that got no response, says nothing of what is seen later", async () => {
  const exchanges = await history(({ outbound }) => [update(outbound, { transport: "tls" }), get(a), get(a)]);
  const old = (body: string) => body.replaceAll('"tls"', '"udp"');
  const [lost, shown] = [exchanges.slice(), edited(exchanges, 2, 200, old)];
  lost[4] = { ...(exchanges[4] as RecordedExchange), response: undefined };
  expect(findings(lost)).toEqual([]);
  // The first of the two lookups was under way with the update.
  const overlapping = shown.map((each, index) => (index === 5 ? { ...each, started: 39_999 } : each));
  expect(findings(overlapping)).toEqual([]);
});

test("an operation on a gateway is judged while requests about other gateways are under way", async () => {
  const steps = ({ inbound }: Gateways): Step[] => [
    update(inbound, { sipRegion: "auto" }),
    detach(a),
    get(b),
    update(inbound, { sipRegion: "us002" }),
    get(b),
  ];
  const together = (exchanges: RecordedExchange[]) =>
    exchanges.map((each, index) => (index === 6 ? { ...each, ended: each.ended + 10_000 } : each));
  const exchanges = together(await history(steps));
  expect(findings(exchanges)).toEqual([]);
  expect(findings(edited(exchanges, 3, 404, gone))).toEqual(["gateway-stays"]);
});

test("an operation on a gateway that a lookup shows meanwhile is not judged: which came first is not known", async () => {
  const exchanges = await history(({ outbound }) => [
    update(outbound, { transport: "tls" }),
    get(a),
    update(outbound, { transport: "udp" }),
    get(a),
  ]);
  const together = exchanges.map((each, index) => (index === 5 ? { ...each, ended: each.ended + 10_000 } : each));
  const other = (body: string) => body.replaceAll('"tls"', '"tcp"');
  expect(findings(edited(exchanges, 1, 200, other))).toEqual(["update-changes"]);
  expect(findings(edited(together, 1, 200, other))).toEqual([]);
});

test("on a server that names no numbers of a gateway, any release leaves open whether it stays", async () => {
  const steps = ({ inbound }: Gateways): Step[] => [
    update(inbound, { sipRegion: "auto" }),
    detach(a),
    update(inbound, { sipRegion: "us002" }),
  ];
  const bare = (exchanges: RecordedExchange[]) => {
    const without = (body: string) => body.replaceAll(/"numbers":\s*\[[^\]]*\],?/g, "");
    return [2, 3].reduce((some, lookup) => edited(some, lookup - 4, 200, without), exchanges);
  };
  expect(findings(edited(bare(await history(steps)), 2, 404, gone))).toContain("gateway-stays");
  const released = await history((own) => {
    const id = mock.numbers("me").numbers.find(({ phoneNumber }) => phoneNumber.e164 === b)?.phoneNumber.phoneNumberId;
    return [["POST", `${path}/${id}/release`], ...steps(own)];
  });
  expect(findings(edited(bare(released), 3, 404, gone))).not.toContain("gateway-stays");
});

test("after an update of its gateway, a number still has the id that it had", async () => {
  const exchanges = await history(({ outbound }) => [update(outbound, { transport: "tls" }), get(a), detach(a)]);
  const other = (body: string) => body.replace(/"phoneNumberId":"[^"]*"/, '"phoneNumberId":"pn_0"');
  expect(findings(exchanges)).toEqual([]);
  expect(findings(edited(exchanges, 1, 200, other).slice(0, -1))).toEqual(["get-created"]);
  expect(findings(edited(exchanges, 2, 200, other))).toEqual(["detach-answer"]);
});

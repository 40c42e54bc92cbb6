/** A history of other people's requests shows some guarantees, and leaves others undecided. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkHistory } from "../../../scripts/check/check-history.js";
import { HistoryCheck } from "../../../scripts/check/history-check.js";
import type { RecordedExchange } from "../../../scripts/check/recorded/exchange.js";
import type { Report } from "../../../scripts/check/report/report.js";
import { type Mock, startMock } from "../../../scripts/mock/start-mock.js";
import { createBody, fictional, record } from "./traffic.js";

const path = "/v2/sip/phone-numbers";
const [a = "", b = "", c = ""] = fictional(3);
const get = (number: string) => `${path}/${encodeURIComponent(number)}`;

const broken = ({ guarantees }: Report) => guarantees.filter(({ status }) => status === "broken").map(({ id }) => id);
const statusOf = ({ guarantees }: Report, id: string) => guarantees.find((guarantee) => guarantee.id === id);

const gone = { status: 404, body: () => '{"message":"No such number"}' };

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

/** Sends requests one after the other. */
async function history(...requests: [method: string, target: string, body?: unknown][]): Promise<RecordedExchange[]> {
  mock.reset();
  const recorded: RecordedExchange[] = [];
  for (const [method, target, body] of requests) {
    recorded.push(await record(mock.url, method, target, { token: "me", ...(body !== undefined && { body }) }));
  }
  return recorded;
}

/** The history with one response that is another. */
function edited(
  exchanges: RecordedExchange[],
  index: number,
  change: { status?: number; body?: (text: string) => string },
) {
  return exchanges.map((exchange, at) => {
    const { response } = exchange;
    if (at !== index || !response) return exchange;
    const { status = response.status, body = (text: string) => text } = change;
    return { ...exchange, response: { ...response, status, body: body(response.body ?? "") } };
  });
}

function present(...exchanges: (RecordedExchange | undefined)[]): RecordedExchange[] {
  return exchanges.map((exchange) => exchange ?? expect.fail("The mock was not asked so often"));
}

/** The exchanges follow each other, ten seconds apart. */
const inTurn = (exchanges: RecordedExchange[]) => apart(...exchanges.map((exchange) => [exchange]));

/** The groups follow each other, ten seconds apart; within a group everything is under way at the same time. */
function apart(...groups: RecordedExchange[][]): RecordedExchange[] {
  return groups.flatMap((group, place) =>
    group.map((exchange, index) => {
      const started = place * 10_000 + index / 1000;
      return { ...exchange, started, ended: started + 5 };
    }),
  );
}

const two: Record<string, unknown> = { ...createBody([a, b], () => 0), isShared: true };
const day: Parameters<typeof history> = [
  ["GET", path],
  ["POST", path, two],
  ["GET", get(a)],
  ["GET", get(b)],
  ["POST", path, createBody([a, c], () => 0)],
  ["GET", get(c)],
  ["POST", `${path}/detach`, { phoneNumber: a }],
  ["GET", get(a)],
  ["POST", path, createBody([a], () => 0)],
  ["GET", path],
];

test("a correct history is kept, with how many exchanges showed each guarantee", async () => {
  const report = checkHistory(await history(...day));
  expect(report.verdict).toBe("kept");
  for (const id of ["created", "already-attached", "atomic", "whole", "reuse", "shared-pair", "label-all"]) {
    expect(statusOf(report, id), id).toMatchObject({ status: "kept" });
    expect(statusOf(report, id)?.shown, id).toBeGreaterThan(0);
  }
  expect(statusOf(report, "release-removes")).toMatchObject({ status: "not seen" });
});

describe("the same history with one response edited is broken, with the right guarantee", () => {
  test.each<[guarantee: string, index: number, Parameters<typeof edited>[2]]>([
    ["created", 1, { body: () => "{}" }],
    ["already-attached", 4, { status: 200 }],
    ["already-attached", 4, { status: 409 }],
    ["label-all", 3, { body: (text) => text.replaceAll("Desk 0", "Desk 1") }],
    ["shared-pair", 3, { body: (text) => text.replace(/"id":"gw_inbound[^"]*"/, '"id":"gw_other"') }],
    ["configured", 2, { body: (text) => text.replaceAll("sip0.example.com", "sip1.example.com") }],
    ["detach-answer", 6, { body: (text) => text.replace(/"inbound":"[^"]*"/, '"inbound":"gw_other"') }],
    ["reuse", 8, { status: 400 }],
  ])("%s: response %i as %o", async (guarantee, index, change) => {
    expect(broken(checkHistory(edited(await history(...day), index, change)))).toEqual([guarantee]);
  });
});

test("a lost race is broken, whoever else uses the account", async () => {
  const [first, second] = await history(["POST", path, createBody([a])], ["POST", path, createBody([a])]);
  if (!first || !second) throw new Error("The mock was not asked twice");
  const together = edited([first, { ...second, started: first.started + 0.01 }], 1, { status: 200 });
  const report = checkHistory(together);
  expect(broken(report)).toEqual(["conflict"]);
  expect(statusOf(report, "conflict")?.findings[0]?.curl).toContain("--parallel");
});

test("a request that was recorded with an empty body is shown without one", async () => {
  const exchanges = edited(await history(...day), 2, {
    body: (text) => text.replaceAll("sip0.example.com", "sip1.example.com"),
  });
  const withBody = ({ request, ...rest }: RecordedExchange) => ({ ...rest, request: { body: "", ...request } });
  const { curl } = statusOf(checkHistory(exchanges.map(withBody)), "configured")?.findings[0] ?? {};
  expect(curl?.split("\n").at(-1)).toMatch(/^curl --include --request GET [^']*$/);
});

test("a lost race is broken beside a get that shows what was created as unknown", async () => {
  const exchanges = await history(
    ["POST", path, createBody([a])],
    ["POST", path, createBody([a])],
    ["POST", path, createBody([b])],
    ["GET", get(b)],
    ["GET", path],
  );
  const [first, second, ...others] = present(...edited(edited(exchanges, 1, { status: 200 }), 3, gone));
  const groups = [present(first, second), ...others.map((exchange) => [exchange])];
  const report = checkHistory(apart(...groups), { otherClients: false });
  expect(broken(report)).toEqual(["conflict", "get-created"]);
});

test("a create that succeeds after one that was refused tells no server that takes numbers twice", async () => {
  const one = createBody([a]);
  const exchanges = await history(["POST", path, one], ["POST", path, one], ["GET", get(a)], ["POST", path, one]);
  const apiece = inTurn(edited(exchanges, 3, { status: 200 }));
  expect(broken(checkHistory(apiece))).toEqual(["already-attached"]);
  const report = checkHistory(present(apiece[1], apiece[3]), { otherClients: false });
  expect(broken(report)).toEqual([]);
  expect(report.history?.undecided).toMatchObject([{ reason: expect.stringContaining("only a refused create") }]);
});

test("a guarantee that another broken one explains is not kept, whatever else showed it", async () => {
  const exchanges = await history(
    ["POST", path, two],
    ["GET", get(a)],
    ["POST", path, two],
    ["POST", path, createBody([c])],
    ["GET", get(c)],
  );
  const twice = edited(edited(exchanges, 2, { status: 200 }), 4, gone);
  const report = checkHistory(inTurn(twice), { otherClients: false });
  expect(broken(report)).toEqual(["already-attached"]);
  expect(statusOf(report, "get-created")).toMatchObject({ status: "not seen", shown: 1 });
});

test("a number that a list shows without its plus sign is the one that was created", async () => {
  const exchanges = await history(["POST", path, two], ["GET", `${path}?search=${encodeURIComponent(a)}`]);
  const bare = edited(exchanges, 1, { body: (text) => text.replaceAll(/"e164": ?"\+/g, '"e164":"') });
  const report = checkHistory(inTurn(bare), { otherClients: false });
  expect(broken(report)).toEqual([]);
  expect(statusOf(report, "list-created")).toMatchObject({ status: "assumed otherwise", shown: 1 });
});

test("the form of each entry of a list is judged", async () => {
  const exchanges = await history(["POST", path, two], ["GET", path]);
  const typed = edited(exchanges, 1, { body: (text) => text.replace(/"status":\s*"[A-Z]+"/, '"status":17') });
  const [finding] = statusOf(checkHistory(inTurn(typed)), "list-created")?.findings ?? [];
  expect(finding?.actual).toContain("body/data/0/phoneNumber/status must be string");
  const halved = edited(exchanges, 1, {
    body: (text) => text.replace(/,?"inbound":\s*\{.*?\},"outbound"/s, ',"outbound"'),
  });
  expect(broken(checkHistory(inTurn(halved)))).toEqual(["list-created"]);
});

test("the form of a get is told once, also where other clients have changed its number", async () => {
  const exchanges = await history(["POST", path, two], ["GET", get(a)], ["GET", get(a)]);
  const other = JSON.stringify({
    phoneNumber: { phoneNumberId: "pn_1", e164: a, status: 17 },
    inbound: null,
    outbound: null,
  });
  const report = checkHistory(inTurn(edited(exchanges, 2, { body: () => other })));
  expect(statusOf(report, "get-created")?.findings.map(({ actual }) => actual)).toEqual([
    "body/phoneNumber/status must be string",
  ]);
});

test("a list that shows one gateway alone, just after the create, does not lag: no number was ever so", async () => {
  const exchanges = await history(["POST", path, two], ["GET", path], ["GET", get(a)]);
  const halved = edited(exchanges, 1, {
    body: (text) => text.replace(/"inbound":\s*\{.*?\},"outbound"/s, '"inbound":null,"outbound"'),
  });
  const report = checkHistory(halved, { otherClients: false });
  expect(broken(report)).toEqual(["list-created"]);
});

test("a detach is about the number, whatever other fields its body has", async () => {
  const detach = { note: b, phoneNumber: a };
  const exchanges = await history(["POST", path, two], ["POST", `${path}/detach`, detach], ["GET", get(a)]);
  const stays = edited(exchanges, 2, {
    body: (text) => text.replaceAll(/"(in|out)bound":null/g, '"$1bound":{"id":"gw"}'),
  });
  const report = checkHistory(inTurn(stays), { otherClients: false });
  expect(broken(report)).toEqual(["detach-frees"]);
});

test("numbers that others change at any time are in doubt, and nothing is held against the server", async () => {
  const shown = await history(
    ["POST", path, two],
    ["GET", get(a)],
    ["POST", `${path}/detach`, { phoneNumber: a }],
    ["GET", get(a)],
  );
  const [, attached, , detached] = shown;
  const looks = [attached, detached, attached, detached].flatMap((exchange, index) =>
    exchange ? [{ ...exchange, started: index * 10_000, ended: index * 10_000 + 5 }] : [],
  );
  expect(checkHistory(looks).verdict).toBe("kept");
});

test("once others are seen to change an account, what they would explain is undecided", async () => {
  const exchanges = await history(["POST", path, two], ["GET", get(a)], ["GET", get(b)], ["GET", get(a)]);
  const later = exchanges.map((each, index) => ({ ...each, started: index * 10_000, ended: index * 10_000 + 5 }));
  const report = checkHistory(edited(later, 3, gone));
  expect(report.verdict).toBe("kept");
  expect(broken(checkHistory(edited(later, 3, gone), { otherClients: false }))).toEqual(["whole"]);
  // Nothing has shown the number attached before: that is the server's.
  expect(broken(checkHistory(edited(edited(later, 1, gone), 3, gone)))).toEqual(["whole"]);
});

describe("nothing is held against a server whose reads lag, where a recording begins in the middle", () => {
  const idIn = (exchange?: RecordedExchange) => /"phoneNumberId":"([^"]+)"/.exec(exchange?.response?.body ?? "")?.[1];
  const detachA = ["POST", `${path}/detach`, { phoneNumber: a }] as const;

  test("a list from before a number came says nothing of the status of a refused detach", async () => {
    const [list, , , detach] = await history(
      ["GET", path],
      ["POST", path, createBody([a])],
      [...detachA],
      [...detachA],
    );
    expect(broken(checkHistory(present(list, detach)))).toEqual([]);
  });

  test("a get that shows the id of a number that was released says nothing of the release of that id", async () => {
    const [, get1] = await history(["POST", path, createBody([a])], ["GET", get(a)]);
    const call = (target: string, body?: unknown) => record(mock.url, "POST", target, { token: "me", body });
    await call(`${path}/${idIn(get1)}/release`);
    const create = await call(path, createBody([a]));
    const release = await call(`${path}/${idIn(get1)}/release`);
    expect(release.response?.status).toBe(404);
    expect(broken(checkHistory(present(get1, create, release)))).toEqual([]);
  });

  test("a list from before a number was attached does not make a refused create a lost race", async () => {
    const [list, , ...round] = await history(
      ["GET", path],
      ["POST", path, createBody([a])],
      ["GET", get(a)],
      ["POST", path, createBody([a])],
      ["GET", get(a)],
    );
    expect(broken(checkHistory(apart(present(list), round)))).toEqual([]);
  });
});

test("a get beside a refused create does not make the number's state the work of this recording", async () => {
  const [, , get1, refused, , later, other] = await history(
    ["POST", path, createBody([a, b])],
    ["POST", `${path}/detach`, { phoneNumber: a }],
    ["GET", get(a)],
    ["POST", path, createBody([a, b])],
    ["POST", path, createBody([a])],
    ["POST", path, createBody([a])],
    ["GET", get(c)],
  );
  const ends = present(other);
  expect(broken(checkHistory(apart(ends, present(get1, refused), present(later), ends)))).toEqual([]);
});

test("requests about one number that nothing explains leave those about others what they are", async () => {
  const detach = (number: string) => ["POST", `${path}/detach`, { phoneNumber: number }] as [string, string, unknown];
  const [create, first, second, one, another, third, again, other] = await history(
    ["POST", path, createBody([a, b, c])],
    detach(b),
    detach(b),
    ["POST", path, createBody([b, c])],
    ["POST", path, createBody([c, a])],
    detach(a),
    ["POST", path, createBody([a])],
    ["GET", get("+12025550199")],
  );
  const ends = present(other);
  const done = { status: 200, body: () => first?.response?.body ?? "" };
  const round = edited(present(first, second, one, another, third), 1, done);
  expect(broken(checkHistory(apart(ends, present(create), round, present(again), ends)))).toEqual([]);
});

test("a read that lags some seconds is not broken", async () => {
  const exchanges = await history(["GET", path], ["POST", path, two], ["GET", get(a)], ["GET", get(a)]);
  const report = checkHistory(edited(exchanges, 2, { status: 404, body: () => '{"message":"No such number"}' }));
  expect(report.guarantees.filter(({ status }) => status === "assumed otherwise").map(({ id }) => id)).toEqual([
    "get-created",
  ]);
  expect(broken(report)).toEqual([]);
});

test("a state that the first requests leave is in doubt: one that is not in the recording may have changed it", async () => {
  const exchanges = await history(
    ["POST", path, two],
    ["POST", `${path}/detach`, { phoneNumber: a }],
    ["GET", get(b)],
    ["POST", path, createBody([a])],
    ["GET", get(b)],
  );
  const [, detached, seen, created, last] = present(...edited(exchanges, 3, { status: 400 }));
  const middle = apart(...[[detached, seen], [created], [last]].map((group) => present(...group)));
  expect(broken(checkHistory(middle, { otherClients: false }))).toEqual([]);
  expect(broken(checkHistory(apart([last as RecordedExchange], ...middle.map((each) => [each]))))).toEqual(["reuse"]);
});

test("a race that is lost among the first requests proves nothing where numbers are detached, too", async () => {
  const exchanges = await history(
    ["POST", path, createBody([a])],
    ["POST", path, createBody([a])],
    ["POST", `${path}/detach`, { phoneNumber: a }],
  );
  const [one, other, detached] = present(...edited(exchanges, 1, { status: 200 }));
  const racing = present(one, other);
  expect(broken(checkHistory(apart(racing, present(detached))))).toEqual([]);
  expect(broken(checkHistory(apart(present(detached), racing, present(detached))))).toEqual(["conflict"]);
});

test("a get beside a refused create, soon after a change, may show the gateways from before", async () => {
  const exchanges = await history(
    ["POST", path, two],
    ["GET", get(a)],
    ["POST", `${path}/detach`, { phoneNumber: a }],
    ["POST", path, createBody([a])],
    ["POST", path, { name: 3, phoneNumbers: [a] }],
    ["POST", `${path}/detach`, { phoneNumber: a }],
    ["GET", get(b)],
  );
  const [created, late, detached, again, refused, last, end] = present(...exchanges);
  const groups = [[created], [detached], [again], [refused, late], [last], [end]];
  const soon = apart(...groups.map((group) => present(...group))).map((each, index) => {
    const started = each.started - (index > 2 ? 9_500 : 0);
    return { ...each, started, ended: started + 5 };
  });
  expect(broken(checkHistory(soon, { otherClients: false }))).toEqual([]);
});

test("requests of the caller's own that break the contract are told apart, and count only when asked for", async () => {
  const exchanges = await history(["POST", path, { ...two, name: 5 }]);
  const report = checkHistory(exchanges);
  expect(report).toMatchObject({
    verdict: "kept",
    history: { mistakes: [{ message: "name must be a string, not 5", count: 1 }] },
  });
  expect(checkHistory(exchanges, { require: ["valid-requests"] }).verdict).toBe("broken");
});

test("a guarantee that has to be shown and is not makes the report incomplete", async () => {
  const exchanges = await history(["GET", path]);
  const report = checkHistory(exchanges, { require: ["atomic"] });
  expect(report).toMatchObject({ verdict: "incomplete", reason: "Not seen, though it has to be: atomic." });
});

test("neither tokens nor passwords are in a report", async () => {
  const secret = {
    ...two,
    outbound: { ...(two.outbound as object), auth: { username: "me", password: "hunter2-hunter2" } },
  };
  const exchanges = await history(["GET", path], ["POST", path, secret], ["POST", path, secret]);
  const headers = {
    Authorization: "a-long-token-of-mine",
    "Content-Type": "application/json",
    Cookie: "session=abcdef",
  };
  const named = edited(exchanges, 2, {
    status: 200,
    body: () => '{"message":"hunter2-hunter2 a-long-token-of-mine"}',
  }).map((each) => ({ ...each, request: { ...each.request, headers } }));
  const text = JSON.stringify(checkHistory(named));
  expect(text).toContain("already-attached");
  for (const hidden of ["hunter2", "a-long-token", "abcdef"]) expect(text).not.toContain(hidden);
});

test("neither is in the line that tells a discrepancy at once", async () => {
  const exchanges = await history(["POST", path, two], ["GET", get(a)]);
  const headers = { Authorization: "a-long-token-of-mine", "Content-Type": "application/json" };
  const named = edited(exchanges, 1, { body: (text) => text.replaceAll("Desk 0", "a-long-token-of-mine") });
  const check = new HistoryCheck({ hasSecrets: true, wholeSince: 0 });
  for (const [index, each] of named.entries()) {
    const started = index * 10_000;
    check.add({ ...each, request: { ...each.request, headers }, started, ended: started + 5 });
  }
  check.settle();
  const [line] = check.newLines();
  expect(line).toContain('got the name "$VIDEOSDK_TOKEN"');
});

test("a first list may lag behind what was before the recording, but not where nothing was for some time", async () => {
  const refused = { status: 400, body: () => '{"message":"No"}' };
  const exchanges = edited(await history(["GET", path], ["POST", path, two]), 1, refused);
  const verdict = (wholeSince: number) => {
    const check = new HistoryCheck({ hasSecrets: true, wholeSince, otherClients: false });
    for (const exchange of exchanges) check.add(exchange);
    return broken(check.report());
  };
  const { started = 0 } = exchanges[0] ?? {};
  expect(verdict(started - 5_000)).toEqual(["every-choice"]);
  expect(verdict(started)).toEqual([]);
});

test("an unknown guarantee is refused by name", () => {
  expect(() => checkHistory([], { require: ["atomc"] })).toThrow("Did you mean atomic");
});

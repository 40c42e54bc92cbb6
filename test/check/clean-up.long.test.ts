import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { create, detach, get, release, testCase } from "../../scripts/check/cases/calls.js";
import { cleanUp } from "../../scripts/check/clean-up.js";
import { numbersIn } from "../../scripts/check/requests/numbers.js";
import { Runner } from "../../scripts/check/runner/runner.js";
import { type Mock, type MockOptions, startMock } from "../../scripts/mock/start-mock.js";
import { runOn } from "./cases/space.js";
import { checkServer, token } from "./check-server.js";
import { type Fate, startBehind } from "./servers/conditions/front.js";
import { startPlain } from "./servers/correct/variants.js";
import { startRuleServer } from "./servers/rule-server.js";

/** A mock with nothing behind it. */
const nothing = { numbers: [], emptied: [] };

async function withMock<T>(use: (mock: Mock) => Promise<T>, options: MockOptions = {}): Promise<T> {
  await using mock = await startMock({ port: 0, ...options });
  return await use(mock);
}

test.concurrent("a run leaves no number and no gateway behind, and says how many numbers it took back", async () => {
  await withMock(async (mock) => {
    const { cleanUp } = await checkServer(mock.url);
    expect(cleanUp.takenBack.length).toBeGreaterThan(10);
    expect(cleanUp).toMatchObject({ left: [], gateways: [] });
    expect(mock.numbers(token)).toEqual(nothing);
  });
});

test.concurrent.each([
  { how: "to its end", requests: undefined },
  { how: "interrupted after 60 requests", requests: 60 },
])("a run of which every twentieth request fails leaves nothing either, $how", async ({ requests }) => {
  await withMock(
    async (mock) => {
      const interruption = new AbortController();
      const { cleanUp } = await checkServer(mock.url, {
        only: ["whole", "reuse"],
        signal: interruption.signal,
        onProgress: ({ done }) => {
          if (done === requests) interruption.abort();
        },
      });
      expect(cleanUp.takenBack.length).toBeGreaterThan(10);
      expect(cleanUp).toMatchObject({ left: [], gateways: [] });
      expect(mock.numbers(token)).toEqual(nothing);
    },
    { chaos: 0.05, seedChaos: 1 },
  );
});

test.concurrent("--keep leaves what the run attached, and names it; the next run is not misled by it", async () => {
  await withMock(async (mock) => {
    const { kept, cleanUp } = await checkServer(mock.url, { only: ["whole"], keep: true });
    expect(kept.length).toBeGreaterThan(10);
    expect(cleanUp.takenBack).toEqual([]);
    const before = mock.numbers(token);
    expect(kept).toEqual(expect.arrayContaining(before.numbers.map(({ phoneNumber }) => phoneNumber.e164)));
    const { guarantees } = await checkServer(mock.url, { only: ["whole", "atomic"] });
    expect(guarantees.map(({ status }) => status)).toEqual(["kept", "kept"]);
    expect(mock.numbers(token)).toEqual(before);
  });
});

// After every tenth: in one-mock.long.
test.concurrent.each([15, 95, 165])("a run that is interrupted after %i requests leaves nothing", async (requests) => {
  await withMock(async (mock) => {
    const interruption = new AbortController();
    const result = await checkServer(mock.url, {
      signal: interruption.signal,
      onProgress: ({ done }) => {
        if (done === requests) interruption.abort();
      },
    });
    expect(result.stopped).toBe("it was interrupted");
    expect(result.cleanUp).toMatchObject({ left: [], gateways: [] });
    expect(mock.numbers(token)).toEqual(nothing);
  });
});

test.concurrent("an answer that never arrived is looked up, and what it attached is taken back", async () => {
  await using server = await startBehind(await startPlain(), {
    fate: ({ nth, method, url }) =>
      nth > 10 && nth < 40 && method === "POST" && url.endsWith("/phone-numbers") ? "unheard" : "pass",
  });
  await checkServer(server.url, { only: ["whole"] });
  await pause(10);
  expect(server.attached()).toEqual([]);
});

test.concurrent("a number that cannot be taken back is named, with the reason and its gateways", async () => {
  await using server = await startBehind(await startPlain(), {
    fate: ({ url }) => (/\/(detach|release)$/.test(url) ? { status: 503, headers: {}, body: "" } : "pass"),
  });
  const { cleanUp } = await checkServer(server.url, { only: ["whole"] });
  expect(cleanUp.left.map(({ number }) => number).toSorted()).toEqual(server.attached().toSorted());
  expect(cleanUp.left[0]?.reason).toContain("503");
  expect(cleanUp.left[0]?.gateways).toHaveLength(2);
});

test.concurrent.each([400, 404])(
  "what a server has that answers %i to everything in the end is named",
  async (status) => {
    const refusal = { status, headers: { "content-type": "application/json" }, body: '{"message":"No such account"}' };
    await using server = await startBehind(await startPlain(), { fate: ({ nth }) => (nth > 50 ? refusal : "pass") });
    const { cleanUp } = await checkServer(server.url, { only: ["whole"] });
    expect(server.attached().length).toBeGreaterThan(0);
    expect(cleanUp.left.map(({ number }) => number)).toEqual(expect.arrayContaining(server.attached()));
    expect(cleanUp.left.map(({ reason }) => reason).join()).toContain(`${status}`);
  },
);

test.concurrent("a number that only the list still shows is named", async () => {
  const unknown = { status: 404, headers: { "content-type": "application/json" }, body: '{"message":"Not found"}' };
  await using server = await startBehind(await startPlain(), {
    fate: ({ nth, url }) => (nth > 40 && /phone-numbers\/./.test(url) ? unknown : "pass"),
  });
  const { cleanUp } = await checkServer(server.url, { only: ["whole"] });
  expect(server.attached().length).toBeGreaterThan(0);
  expect(cleanUp.left.map(({ number }) => number)).toEqual(expect.arrayContaining(server.attached()));
});

test("a number that the server may still create when nobody waits any more is named", async () => {
  let late: string[] = [];
  let goOn = () => {};
  const atTheEnd = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await using server = await startBehind(await startPlain(), {
    async fate({ nth, method, url, body }): Promise<Fate> {
      if (nth < 20 || method !== "POST" || !url.endsWith("/phone-numbers") || late.length > 0) return "pass";
      late = numbersIn(body);
      await atTheEnd;
      return "pass";
    },
  });
  try {
    const { cleanUp } = await checkServer(server.url, { only: ["whole"], timeout: 500 });
    expect(late).not.toEqual([]);
    expect(cleanUp.left.map(({ number }) => number)).toEqual(expect.arrayContaining(late));
  } finally {
    goOn();
  }
});

test.concurrent("what is given up while it is taken back is named", async () => {
  const interruption = new AbortController();
  const giveUp = new AbortController();
  await using server = await startBehind(await startPlain(), {
    fate({ nth, url }) {
      if (nth === 60) interruption.abort();
      if (url.endsWith("/release")) giveUp.abort();
      return "pass";
    },
  });
  const { cleanUp } = await checkServer(server.url, { signal: interruption.signal, giveUp: giveUp.signal });
  expect(server.attached()).not.toEqual([]);
  expect(cleanUp.left.map(({ number }) => number)).toEqual(expect.arrayContaining(server.attached()));
  expect(cleanUp.left.map(({ reason }) => reason).join()).toContain("interrupted");
});

test.concurrent("what the server falls for once each time is taken back all the same", async () => {
  let cleaning = false;
  const fallen = new Set<string>();
  await using server = await startBehind(await startPlain(), {
    fate({ method, url, body }) {
      cleaning ||= url.endsWith("/detach");
      const request = `${method} ${url} ${body}`;
      if (!cleaning || fallen.has(request)) return "pass";
      fallen.add(request);
      return { status: 503, headers: {}, body: "" };
    },
  });
  const { cleanUp } = await checkServer(server.url, { only: ["whole"] });
  expect({ left: cleanUp.left, attached: server.attached() }).toEqual({ left: [], attached: [] });
});

test.concurrent("what a refused request attached all the same is found and taken back", async () => {
  await using server = await startRuleServer((rules) => {
    rules.name = () => true;
  });
  const { cleanUp } = await checkServer(server.url, { writes: false, only: ["name"] });
  expect(cleanUp.takenBack.length).toBeGreaterThan(0);
  expect(server.attached()).toEqual([]);
});

test.concurrent("a server whose lookups show somebody else's number breaks that guarantee alone, and keeps that number", async () => {
  await using server = await startRuleServer((rules) => {
    const { got } = rules.replies;
    rules.replies.got = (view) => got({ ...view, phoneNumber: server.store.find(somebody) });
  });
  const somebody = "+12025550199";
  server.store.register([somebody], { name: "Somebody" });
  const { guarantees } = await checkServer(server.url, { generate: { budget: 200, seed: 1 } });
  expect(guarantees.filter(({ status }) => status === "broken").map(({ id }) => id)).toEqual(["get-created"]);
  expect(server.store.find(somebody)).toBeDefined();
  const id = server.store.find(somebody)?.phoneNumberId;
  expect(server.requests.filter(({ url }) => id && url.includes(id))).toEqual([]);
});

test.concurrent("a run deletes the gateways that it created, and none that somebody has come to use meanwhile", async () => {
  const somebody = "+12025550199";
  const rules = await startRuleServer();
  let used = "";
  await using server = await startBehind(rules, {
    fate({ url }) {
      const [gateway] = rules.store.gateways.values();
      if (url.includes("page=1&perPage=100") && gateway) {
        rules.store.register([somebody], { name: "Somebody" });
        Object.assign(rules.store.find(somebody) ?? {}, { [gateway.direction]: gateway.gateway });
        used = gateway.gateway.id;
      }
      return "pass";
    },
  });
  const { cleanUp } = await checkServer(server.url, { only: ["whole"] });
  expect([...rules.store.gateways.keys()]).toEqual([used]);
  expect(cleanUp.gateways).toMatchObject([{ id: used, reason: "the list still shows it on a number" }]);
});

test.concurrent("where gateways cannot be deleted, or no list shows which are in use, each is named", async () => {
  for (const isGone of [
    ({ method }: { method: string }) => method === "DELETE",
    ({ url }: { url: string }) => url.includes("page=1&perPage=100"),
  ]) {
    const rules = await startRuleServer();
    await using server = await startBehind(rules, {
      fate: (arrived) => (isGone(arrived) ? { status: 405, headers: {}, body: "" } : "pass"),
    });
    const { cleanUp } = await checkServer(server.url, { only: ["whole"] });
    expect(rules.store.gateways.size).toBeGreaterThan(10);
    const named = cleanUp.gateways.map(({ id }) => id);
    expect(named.toSorted()).toEqual([...rules.store.gateways.keys()].toSorted());
  }
});

test.concurrent("a number is looked up before its release where no response has shown its gateways, so that they are deleted", async () => {
  await withMock(async (mock) => {
    const run = runOn(mock.url);
    const { plain } = run.space.choices;
    const rounds = [create(plain, [0]), get(0), detach(0), create(plain, [0]), release(0)].map((call) => [call]);
    await new Runner(run).runCase(testCase(1, ...rounds));
    expect(mock.numbers(token).emptied).toHaveLength(4);
    expect((await cleanUp(run, (request) => run.send(request))).gateways).toEqual([]);
    expect(mock.numbers(token)).toEqual(nothing);
  });
});

test.concurrent("where no response shows the gateways of a number before they are empty, the number is named", async () => {
  await withMock(async (mock) => {
    const run = runOn(mock.url);
    const rounds = [create(run.space.choices.plain, [0]), detach(0), release(0)].map((call) => [call]);
    // It is carried out, and the ids in its response are lost, also where the case is repeated.
    mock.next(
      Array.from({ length: 9 }, () => "cutBody" as const),
      { operation: "detachPhoneNumber" },
    );
    await new Runner(run).runCase(testCase(1, ...rounds));
    const { gateways } = await cleanUp(run, (request) => run.send(request));
    const { emptied } = mock.numbers(token);
    expect(emptied).not.toEqual([]);
    expect(gateways).toEqual(
      [...run.ledger.attached].map((number) => ({ id: null, number, reason: "no response showed its id" })),
    );
    expect(gateways).toHaveLength(emptied.length / 2);
  });
});

/** Each circumstance in which a check may find a server, with the verdict that it has to come to. */
import { describe, expect, test } from "vitest";
import { startPlain } from "../correct/variants.js";
import { startLagging } from "../lagging.js";
import {
  each,
  from,
  gzipped,
  judgingNothing,
  limited,
  suspended,
  under,
  until,
  withByteOrderMark,
} from "./conditions.js";
import { type Arrived, type FrontedServer, startBehind } from "./front.js";
import { atMost, noFictionalNumbers, onlyValidNumbers } from "./numbers.js";
import { expectIncomplete, expectKept, falls, fields, tryAndClose, tryBehind, tryRules } from "./try-behind.js";

describe.concurrent("read-only", () => {
  test("a list of one entry that is accepted proves that the refusals mean something", async () => {
    const tried = await tryBehind({}, { writes: false });
    expect(tried.report.verdict).toBe("kept");
    expect(tried.ids.kept).toEqual(expect.arrayContaining(fields));
    expect(tried.left).toEqual([]);
  });

  test.each(["401", "403 of a firewall", "404 of a gateway", "429", "503", "hang-up"])(
    "from the 4th request on every answer is %s: could not be checked",
    async (answer) => {
      const tried = await tryBehind(from(4, judgingNothing[answer] ?? "lost"), { writes: false });
      expectIncomplete(tried);
      expect(tried.ids.kept.filter((id) => fields.includes(id))).toEqual([]);
    },
  );

  test.each([false, true])("a server that answers 400 to everything proves nothing, strict: %s", async (strict) => {
    const refusal = { status: 400, headers: { "content-type": "application/json" }, body: '{"message":"no SIP plan"}' };
    const tried = await tryBehind(from(1, refusal), { writes: false, strict });
    expectIncomplete(tried);
    expect(tried.ids.kept).toEqual([]);
  });

  test("from the 4th request on every answer is 400: no refusal proves anything", async () => {
    const tried = await tryBehind(from(4, suspended), { writes: false });
    expectIncomplete(tried, /suspended/);
    expect(tried.ids.kept.filter((id) => fields.includes(id))).toEqual([]);
  });
});

describe("a server that answers 500 to every valid request", () => {
  test.each([
    "atomic",
    "conflict",
    "whole",
    "auth",
    "already-attached",
    "every-choice",
    "reuse",
    "invalid-creates-nothing",
  ])("--only %s: could not be checked", async (id) => {
    const tried = await tryRules(falls, { only: [id] });
    expectIncomplete(tried);
    expect(tried.ids.kept).toEqual([]);
  });

  test("in a full run no choice is proven to be accepted", async () => {
    const tried = await tryRules(falls);
    expect(tried.report.verdict).not.toBe("kept");
    expect(tried.ids["not proven"]).toContain("every-choice");
    expect(tried.ids.kept).not.toContain("created");
  });
});

test("--only of what the server cannot show, or of what may not be sent, could not be checked", async () => {
  const start = () => startPlain({ companions: false });
  expectIncomplete(await tryBehind({}, { only: ["reuse"] }, start));
  expectIncomplete(await tryBehind({}, { only: ["atomic"], writes: false }));
});

test("without the companions, the verdict follows the guarantees of create", async () => {
  const without = ["companions"];
  const tried = await tryBehind({}, { without }, () => startPlain({ companions: false }));
  expectKept(tried);
  expect(tried.ids["not observable"]).toEqual(
    expect.arrayContaining([
      "reuse",
      "shared-pair",
      "own-pairs",
      "encryption-both",
      "configured",
      "label-all",
      "get-created",
      "paging",
    ]),
  );
});

describe.concurrent("limits, losses, and reads that lag", () => {
  test.each([30, 100])("429 with Retry-After after %i requests is waited out", async (requests) => {
    const tried = await tryBehind(limited(requests, 0.2));
    expect(tried.ids.broken).toEqual([]);
    if (tried.report.verdict !== "kept") expectIncomplete(tried, /limit/i);
    expect(tried.left).toEqual([]);
  });

  test.each([2, 3])("a 503 for one request in %i is never how the server answers", async (nth) => {
    const tried = await tryBehind(each(nth, judgingNothing["503"] ?? "lost"));
    expectIncomplete(tried);
    expect(tried.report.left.map(({ number }) => number)).toEqual(expect.arrayContaining(tried.left));
  });

  test("a limit until a time is waited out, whatever the server's clock", async () => {
    const clock = Date.now() + 3_600_000;
    const at = (time: number) => new Date(time).toUTCString();
    const tried = await tryBehind(
      each(100, {
        status: 429,
        headers: { date: at(clock), "retry-after": at(clock + 1000) },
        body: "",
      }),
    );
    expectKept(tried);
  });

  test("three 503 at the start are an outage that passes", async () => {
    const tried = await tryBehind(until(4, judgingNothing["503"] ?? "lost"));
    expect(tried.ids.broken).toEqual([]);
    expect(tried.left).toEqual([]);
  });

  test.each(["lost", "unheard"] as const)("one connection in 40 that is %s breaks no guarantee", async (fate) => {
    const tried = await tryBehind(each(40, fate));
    expect(tried.ids.broken).toEqual([]);
    expect(tried.left).toEqual([]);
  });

  test("a server that is gone half way is not blamed", async () => {
    const server: FrontedServer = await startBehind(await startPlain(), {
      fate: ({ nth }) => {
        if (nth === 120) void server.close();
        return "pass";
      },
    });
    expectIncomplete(await tryAndClose(server, server.url, {}));
  });

  test("reads that lag behind: every guarantee is seen to be kept, when each look waits for them", async () => {
    const server = await startLagging(60);
    const tried = await tryAndClose(server, server.url, { seed: 1, budget: 150 });
    expectKept(tried);
    expect(tried.ids["assumed otherwise"]).toEqual(["list-created", "get-created", "update-changes"]);
    expect(tried.left).toEqual([]);
  });

  test("a list that is late is not taken for one that lacks the number", async () => {
    const server = await startLagging(400);
    const tried = await tryAndClose(server, server.url, { only: ["list-created"] });
    expectKept(tried);
    expect(tried.ids["assumed otherwise"]).toEqual(["list-created"]);
    expect(tried.report.guarantees[0]?.findings).toMatchObject([{ request: expect.stringMatching(/^create .* list/) }]);
    expect(tried.result.cleanUp.left).toEqual([]);
    expect(tried.left).toEqual([]);
  });

  test("from the 100th request on every answer is a page to log in: what came before counts", async () => {
    const tried = await tryBehind(from(100, judgingNothing["page to log in"] ?? "lost"));
    expectIncomplete(tried, /web page/);
    expect(tried.ids.kept).toContain("name");
  });

  test("a list that redirects is blamed for that, and detaching is not", async () => {
    const login = { status: 302, headers: { location: "https://login.example/" }, body: "" };
    const { ids } = await tryBehind({
      fate: ({ method, url }) => (method === "GET" && url.includes("?") ? login : "pass"),
    });
    expect(ids.kept).toEqual(expect.arrayContaining(["detach-frees", "reuse"]));
    expect(ids.broken).toContain("list-created");
  });

  test("a token that expires half way proves what came before, and nothing after", async () => {
    const tried = await tryBehind(from(120, judgingNothing["401"] ?? "lost"));
    expectIncomplete(tried, /token|401/);
    expect(tried.ids.kept.length).toBeGreaterThan(0);
    expect(tried.ids["not proven"].length).toBeGreaterThan(0);
    // Numbers that the run itself released before are named too: nothing says any more that they are gone.
    expect(tried.report.left.map(({ number }) => number)).toEqual(expect.arrayContaining(tried.left));
  });
});

describe("a server that comes to refuse everything", () => {
  test.each([
    [120, 1],
    [250, 8],
  ])("from request %i on, %i at once: what came before counts, and all numbers are named", async (nth, concurrency) => {
    const tried = await tryBehind(from(nth, suspended), { concurrency });
    expectIncomplete(tried, /suspended/);
    expect(tried.ids.kept.length).toBeGreaterThan(0);
    const named = tried.report.left.map(({ number }) => number);
    expect(tried.left.filter((number) => !named.includes(number))).toEqual([]);
  });

  test("among the generated requests: what was seen then breaks no guarantee", async () => {
    const { ids, report } = await tryBehind(from(600, suspended), { seed: 1, budget: 600 });
    expect(ids.broken).toEqual([]);
    expect(report.reason ?? report.generated?.ended).toMatch(/suspended/);
  });

  test("a quota of numbers breaks no guarantee", async () => {
    const quota = (arrived: Arrived) => arrived.nth > 60 && arrived.method === "POST" && /numbers$/.test(arrived.url);
    const tried = await tryBehind({ fate: (arrived) => (quota(arrived) ? suspended : "pass") });
    expectIncomplete(tried, /accepts no valid request any more.*suspended/);
    expect(tried.left).toEqual([]);
  });
});

test("a wrong token on a server that looks at the body first is a refused token", async () => {
  const tried = await tryRules((rules) => {
    rules.bodyFirst = true;
    rules.token = () => false;
  });
  expectIncomplete(tried, /token/);
  expect(tried.report.reason).not.toMatch(/taken|detach/);
});

describe("numbers", () => {
  test("a server that takes only what a phone library calls valid keeps every guarantee", async () => {
    const tried = await tryRules(onlyValidNumbers);
    expectKept(tried);
    expect(tried.left).toEqual([]);
  });

  test("a server that takes no fictional numbers could not be checked, and the reason is said", async () => {
    expectIncomplete(await tryRules(noFictionalNumbers), /number/);
  });

  test("a limit of 10 numbers in a list breaks no guarantee", async () => {
    expectKept(await tryRules(atMost(10)));
  });
});

describe("what the network does to answers", () => {
  test("gzip and a byte order mark are read", async () => {
    expectKept(await tryBehind(gzipped));
    expectKept(await tryBehind(withByteOrderMark));
  });

  test("the API may stand under a path", async () => {
    const server = await startBehind(await startPlain(), under("/staging/api"));
    expectKept(await tryAndClose(server, `${server.url}/staging/api`, {}));
  });
});

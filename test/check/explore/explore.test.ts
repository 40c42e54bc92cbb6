import { describe, expect, test } from "vitest";
import { explore } from "../../../scripts/check/explore/explore.js";
import { startServer } from "../servers/listen.js";
import { type RuleServer, startRuleServer } from "../servers/rule-server.js";
import { findingsOn } from "./findings-on.js";
import { runOn } from "./space.js";

test.concurrent("a server that keeps its state per name is found, in two requests that differ in nothing else", async () => {
  const { findings } = await findingsOn(
    (rules) => {
      rules.keyOf = (number, body) => `${number} ${body.name}`;
    },
    { budget: 200 },
  );
  const [finding, ...others] = findings;
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ guarantee: "already-attached", level: "broken", actual: "status 200" });
  const bodies = finding?.reproduction.flat().map(({ request }) => JSON.parse(request.body ?? ""));
  expect(bodies).toHaveLength(2);
  const [one, two] = bodies as [{ name: string }, { name: string }];
  expect(one.name).not.toBe(two.name);
  expect({ ...one, name: "" }).toEqual({ ...two, name: "" });
});

describe.concurrent("a correct server", () => {
  async function onServer<T>(use: (server: RuleServer) => Promise<T>): Promise<T> {
    const server = await startRuleServer();
    try {
      return await use(server);
    } finally {
      await server.close();
    }
  }

  function exploredWith(seed: number, budget = 100) {
    return onServer(async (server) => {
      const run = runOn(server.url);
      run.companionsThere = true;
      const { findings, requests } = await explore(run, { budget, seed });
      expect(findings).toEqual([]);
      return {
        requests,
        bodies: server.requests
          .map(({ url, body }) => `${url} ${body}`.replaceAll(/(\+|%2B)\d+|\d{3,}|throwaway-\w+|pn_[\w-]+/g, "#"))
          .sort(),
      };
    });
  }

  test("the same seed sends the same requests, another seed others", async () => {
    const [first, again, other] = await Promise.all([7, 7, 8].map((seed) => exploredWith(seed)));
    expect(again?.bodies).toEqual(first?.bodies);
    expect(other?.bodies).not.toEqual(first?.bodies);
  });

  test.each([0, 1, 40, 120])(
    "a budget of %i requests is kept, but for the areas that are looked at",
    async (budget) => {
      const { requests } = await exploredWith(1, budget);
      expect(requests).toBeLessThanOrEqual(budget === 0 ? 0 : budget * 1.15 + 8);
    },
  );

  test("read-only, nothing is sent that the page does not say is refused", () =>
    onServer(async (server) => {
      const run = runOn(server.url, undefined, false);
      const { findings } = await explore(run, { budget: 100, seed: 1 });
      expect(findings).toEqual([]);
      expect(server.requests).toHaveLength(100);
      expect(run.ledger.attached.size).toBe(0);
    }));

  test("an interruption ends it", () =>
    onServer(async (server) => {
      const interruption = new AbortController();
      let seen = 0;
      const run = runOn(server.url);
      const { requests } = await explore(run, {
        budget: 1000,
        seed: 1,
        signal: interruption.signal,
        onProgress: () => {
          if (++seen === 10) interruption.abort();
        },
      });
      expect(requests).toBeLessThan(300);
    }));
});

test.concurrent("a server that is down is not blamed, and is not asked a thousand times", async () => {
  const server = await startServer((_, response) => {
    response.writeHead(503, { "content-type": "application/json" }).end("{}");
  });
  const { findings, requests, ended } = await explore(runOn(server.url), { budget: 1000, seed: 1 });
  await server.close();
  expect(findings).toEqual([]);
  expect(requests).toBeLessThan(100);
  expect(ended).toMatch(/say nothing/);
});

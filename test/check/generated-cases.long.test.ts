/** Generated cases find faults, and keep to their budget and their seed. */
import { describe, expect, test } from "vitest";
import { checkServer } from "./check-server.js";
import { startRuleServer } from "./servers/rule-server.js";

test.concurrent("a server that keeps its state per name is found, in two requests that differ in nothing else", async () => {
  const server = await startRuleServer((rules) => {
    rules.keyOf = (number, body) => `${number} ${body.name}`;
  });
  const { guarantees } = await checkServer(server.url, { generate: { budget: 200, seed: 1 } });
  await server.close();
  const [finding, ...others] = guarantees.flatMap(({ findings }) => findings);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ guarantee: "already-attached", level: "broken", actual: "status 200" });
  const bodies = finding?.reproduction.flat().map(({ request }) => JSON.parse(request.body ?? ""));
  expect(bodies).toHaveLength(2);
  const [one, two] = bodies as [{ name: string }, { name: string }];
  expect(one.name).not.toBe(two.name);
  expect({ ...one, name: "" }).toEqual({ ...two, name: "" });
});

describe.concurrent("on a correct server", () => {
  async function checked(seed: number, budget = 100) {
    await using server = await startRuleServer();
    const { generated, guarantees } = await checkServer(server.url, { generate: { budget, seed } });
    expect(guarantees.flatMap(({ findings }) => findings)).toEqual([]);
    return {
      requests: generated?.requests ?? 0,
      bodies: server.requests
        .map(({ url, body }) =>
          `${url} ${body}`.replaceAll(
            /Listed[+ ]\d+[+ ]\w+|throwaway-\w+|pn_[\w-]+|[0-9a-f]{8}-[0-9a-f-]{27}|(?<![0-9a-z])[0-9a-f]{6,8}(?![0-9a-z])|(\+|%2B)\d+|\d{3,}/g,
            "#",
          ),
        )
        .sort(),
    };
  }

  test("the same seed sends the same requests, another seed others", async () => {
    const [first, again, other] = await Promise.all([7, 7, 8].map((seed) => checked(seed)));
    expect(new Set(again?.bodies)).toEqual(new Set(first?.bodies));
    expect(other?.bodies).not.toEqual(first?.bodies);
  });

  test.each([0, 40, 120])("a budget of %i requests is kept, but for the areas that are looked at", async (budget) => {
    const { requests } = await checked(1, budget);
    expect(requests).toBeLessThanOrEqual(budget === 0 ? 0 : budget * 1.15 + 8);
  });
});

import { expect, test } from "vitest";
import { type BrokenServer, brokenServers } from "./broken-servers.js";
import { checkServer, statuses } from "./check-server.js";
import { startCorrectServer } from "./correct-server.js";

async function checkBroken({ breakRule }: BrokenServer, only?: string[]) {
  const server = await startCorrectServer(breakRule);
  try {
    return await checkServer(server.url, { only });
  } finally {
    await server.close();
  }
}

test("there are at least 60 broken servers", () => {
  expect(brokenServers.length).toBeGreaterThanOrEqual(60);
});

async function findsBroken(server: BrokenServer): Promise<void> {
  const result = await checkBroken(server, [server.promise]);

  const found = result.promises.find(({ id }) => id === server.promise);
  expect(found?.status, JSON.stringify(statuses(result))).toBe("broken");
  const broken = found?.findings.filter(({ level }) => level === "broken") ?? [];
  expect(broken.map(({ step, expected }) => `${step} ${expected}`).join("\n")).toContain(server.shownBy);
}

// A race is a matter of a millisecond, which tests beside it in the same process would take away.
const isRace = ({ promise }: BrokenServer) => promise === "conflict";
test.each(brokenServers.filter(isRace))("finds the server that $name", findsBroken);
test.concurrent.each(brokenServers.filter((server) => !isRace(server)))("finds the server that $name", findsBroken);

/** A server that cannot tell what is attached cannot keep these either. */
const followers: Record<string, string[]> = {
  "already-attached": ["atomic", "whole", "conflict"],
  atomic: ["conflict"],
  whole: ["conflict"],
};

const oneForEachPromise = [...new Map(brokenServers.map((server) => [server.promise, server])).values()];

test.concurrent.each(oneForEachPromise)("blames no other promise for the server that $name", async (server) => {
  const result = await checkBroken(server);

  const broken = Object.entries(statuses(result)).flatMap(([id, status]) => (status === "not proven" ? [] : [id]));
  const others = broken.filter((id) => id !== server.promise && !followers[server.promise]?.includes(id));
  expect(broken).toContain(server.promise);
  expect(others).toEqual([]);
});

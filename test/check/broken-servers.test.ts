import { expect, test } from "vitest";
import { brokenServers } from "./broken-servers.js";
import { checkServer, statuses } from "./check-server.js";
import { startCorrectServer } from "./correct-server.js";

test("there are at least 60 broken servers", () => {
  expect(brokenServers.length).toBeGreaterThanOrEqual(60);
});

test.concurrent.each(brokenServers)("finds the server that $name", async ({ promise, shownBy, breakRule }) => {
  const server = await startCorrectServer(breakRule);
  try {
    const result = await checkServer(server.url);

    const found = result.promises.find(({ id }) => id === promise);
    expect(found?.status, JSON.stringify(statuses(result))).toBe("broken");
    const shows = found?.findings
      .filter(({ level }) => level === "broken")
      .map(({ step, expected }) => `${step} ${expected}`);
    expect(shows?.join("\n")).toContain(shownBy);
  } finally {
    await server.close();
  }
});

/** Recordings that begin and end in the middle of correct traffic: 500 cuts, and none is called broken. */
import { describe, expect, test } from "vitest";
import { checkHistory } from "../../../scripts/check/check-history.js";
import { correctServers } from "../servers/correct/index.js";
import { startLagging } from "../servers/lagging.js";
import { fictional, seeded, traffic } from "./traffic.js";

const servers = [...correctServers, { name: "reads that lag", start: () => startLagging(40) }];
const cutsEach = Math.ceil(500 / servers.length);

describe.each(servers)("$name", ({ start }) => {
  test(`${cutsEach} random cuts`, { timeout: 600_000 }, async () => {
    const server = await start();
    const random = seeded(11);
    const sent = { clients: 3, requests: 900, numbers: fictional(12), tokens: ["one"] };
    const exchanges = await traffic({ url: server.url, ...sent, random });
    await server.close();
    for (let cut = 0; cut < cutsEach; cut++) {
      const from = Math.floor(random() * exchanges.length);
      const part = exchanges.slice(from, from + 3 + Math.floor(random() * 250));
      const { guarantees } = checkHistory(part);
      const broken = guarantees.filter(({ status }) => status === "broken");
      expect(
        broken.map(({ id, findings }) => [id, findings[0]?.request, findings[0]?.actual]),
        `cut ${cut}, from ${from}`,
      ).toEqual([]);
    }
  });
});

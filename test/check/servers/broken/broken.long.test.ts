import { expect, test } from "vitest";
import { startRuleServer } from "../rule-server.js";
import { allFaults } from "./index.js";

const headers = { Authorization: "a-token", "Content-Type": "application/json" };
const body = JSON.stringify({
  name: "Desk",
  phoneNumbers: ["+12025550100", "+12025550101"],
  inbound: { sipRegion: "auto" },
  outbound: { address: "sip.example.com", sipRegion: "auto", transport: "udp" },
});

test("each answers a valid request and a look at what it did, right or wrong", async () => {
  const fallen: string[] = [];
  for (const { name, breakRule } of allFaults) {
    const server = await startRuleServer(breakRule);
    const url = `${server.url}/v2/sip/phone-numbers`;
    try {
      for (const request of [
        new Request(url, { method: "POST", headers, body }),
        new Request(url, { headers }),
        new Request(`${url}/%2B12025550100`, { headers }),
        new Request(`${url}/detach`, { method: "POST", headers, body: '{"phoneNumber":"+12025550100"}' }),
        new Request(url, { method: "POST", headers, body: "[" }),
      ]) {
        await (await fetch(request)).arrayBuffer();
      }
    } catch (error) {
      fallen.push(`${name}: ${error}`);
    }
    await server.close();
  }
  expect(fallen).toEqual([]);
});

/** Servers that keep the contract, each written in another way, strict or lenient where the reference page is silent. */
import type { StartTestServer } from "../test-server.js";
import { startExpress } from "./express.js";
import { startHono } from "./hono.js";
import { startOtherErrors, startOutOfOrder, startPlain, startSlow } from "./variants.js";

export const correctServers: { name: string; start: StartTestServer }[] = [
  { name: "plain node:http", start: startPlain },
  { name: "Express with a JSON Schema", start: startExpress },
  { name: "Hono", start: startHono },
  { name: "slow answers", start: startSlow },
  { name: "answers out of order", start: startOutOfOrder },
  { name: "error bodies in other shapes", start: startOtherErrors },
];

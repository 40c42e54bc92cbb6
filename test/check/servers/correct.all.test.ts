/** Correct servers are not blamed in two hundred checks, each with a seed of its own. */
import { expect, test } from "vitest";
import { blamed } from "./correct/blamed.js";
import { correctServers } from "./correct/index.js";

const checks = 200;
const perServer = Math.ceil(checks / correctServers.length);

test.each(correctServers.map((server, index) => ({ ...server, first: 1 + index * perServer })))(
  `$name, with ${perServer} seeds from $first on`,
  { timeout: 3_600_000 },
  async ({ start, first }) => {
    for (let seed = first; seed < first + perServer; seed++) {
      // One in four has no companions.
      const options = { seed, companions: seed % 4 !== 0 };
      expect(await blamed(start, options)).toEqual({ ...options, broken: [], verdict: "kept" });
    }
  },
);

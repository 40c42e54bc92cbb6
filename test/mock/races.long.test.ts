import { expect, test } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { post, statuses, valid } from "./requests.js";

test("of 200 creates of one number at once exactly one succeeds, in each of 100 rounds", async () => {
  const mock = await startMock({ port: 0 });
  for (let round = 0; round < 100; round++) {
    const body = valid([`+1202555${1000 + round}`]);
    const all = await statuses(Array.from({ length: 200 }, () => post(mock.url, body)));
    expect(all.filter((status) => status === 200)).toHaveLength(1);
    expect(all.every((status) => [200, 400, 409].includes(status))).toBe(true);
  }
  await mock.close();
});

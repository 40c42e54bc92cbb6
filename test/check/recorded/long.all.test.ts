/** Long histories: how much work they are, and how much memory. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { checkHistory } from "../../../scripts/check/check-history.js";
import { HistoryCheck } from "../../../scripts/check/history-check.js";
import { fromHar } from "../../../scripts/check/recorded/har.js";
import { cpuTime } from "../../cpu.js";
import { longHistory } from "./long-history.js";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function heapInMegabytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

test("100,000 exchanges, a tenth of them lists of 20, are kept, and take less than 30 s of CPU time", {
  timeout: 300_000,
}, async () => {
  const exchanges = [...longHistory(100_000, 500)];
  let verdict = "";
  const milliseconds = await cpuTime(() => {
    verdict = checkHistory(exchanges).verdict;
  });
  console.log(`${Math.round(milliseconds / 1000)} s of CPU time`);
  expect(verdict).toBe("kept");
  expect(milliseconds).toBeLessThan(30_000);
});

test("memory stays flat for 10,000 numbers, and for more: the one that was longest untouched is in doubt again", {
  timeout: 600_000,
}, () => {
  const check = new HistoryCheck({ hasSecrets: true, wholeSince: 0 });
  const heap: number[] = [];
  let place = 0;
  for (const exchange of longHistory(240_000, 12_000)) {
    check.add(exchange);
    if (++place % 60_000 === 0) heap.push(heapInMegabytes());
  }
  console.log(`${heap.map(Math.round).join(", ")} MB`);
  const [, second = 0, , last = 0] = heap;
  expect(last).toBeLessThan(second * 1.4);
  expect(last).toBeLessThan(700);
  expect(check.report().guarantees.filter(({ status }) => status === "broken")).toEqual([]);
});

test("a HAR of 100,000 entries is read in less than 15 s of CPU time", {
  timeout: 600_000,
}, async () => {
  const har = harOf(100_000);
  let read = 0;
  const milliseconds = await cpuTime(() => {
    read = fromHar(har).length;
  });
  console.log(`${Math.round(har.length / 1024 / 1024)} MB, ${Math.round(milliseconds / 1000)} s of CPU time`);
  expect(read).toBe(100_000);
  expect(milliseconds).toBeLessThan(15_000);
});

function harOf(entries: number): string {
  const texts: string[] = [];
  for (const { request, response, started, ended } of longHistory(entries, 500)) {
    const headers = (all: Record<string, string>) => Object.entries(all).map(([name, value]) => ({ name, value }));
    texts.push(
      JSON.stringify({
        startedDateTime: new Date(started + 1_000).toISOString(),
        time: ended - started,
        request: {
          ...{ method: request.method, url: request.url, headers: headers(request.headers) },
          ...(request.body && { postData: { mimeType: "application/json", text: request.body } }),
        },
        response: {
          ...{ status: response?.status, headers: headers(response?.headers ?? {}) },
          content: { mimeType: "application/json", text: response?.body },
        },
      }),
    );
  }
  return `{"log":{"version":"1.2","entries":[${texts.join(",")}]}}`;
}

/** A server on another machine gets no number that could be somebody's. */
import { createServer, request as forward } from "node:http";
import { expect, test, vi } from "vitest";
import { check } from "../../scripts/check/public.js";
import { areaCodes } from "../../scripts/check/requests/area-codes.js";
import { serve } from "../serve.js";
import { token } from "./check-server.js";
import { startRuleServer } from "./servers/rule-server.js";

/** A proxy through which every address leads to one server on this machine. */
async function startProxyTo(url: string) {
  const proxy = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? "");
    const { method, headers } = request;
    const onward = forward(`${url}${pathname}${search}`, { method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  return serve(proxy);
}

/** Addresses and passwords hold digits too. */
function withoutSettings(body: string): string {
  try {
    return JSON.stringify({ ...JSON.parse(body), outbound: undefined });
  } catch {
    return body.replaceAll("192.0.2.10", "");
  }
}

/** Matches everything that a lenient server could accept as a phone number: seven digits or more, outside ids and passwords. */
function numbersIn(text: string): string[] {
  const decoded = text.replaceAll(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  return (decoded.normalize("NFKC").match(/(?<![\da-z_]-?)\d(?:[\s().-]{0,3}\d){6,}(?!-?[\da-z])/gi) ?? []).map(
    (number) => number.replaceAll(/\D/g, ""),
  );
}

test.each([true, false])(
  "with writes %s, each number in each request is a fictional one of an area in service",
  async (writes) => {
    await using server = await startRuleServer(() => {});
    vi.stubEnv("http_proxy", await startProxyTo(server.url));
    vi.stubEnv("no_proxy", "");
    vi.stubEnv("NO_PROXY", "");
    try {
      const url = "http://api.videosdk.test";
      const report = await check({ url, token, writes, generate: 1500, seed: 5, maxTime: 600_000 });
      expect(report.verdict).toBe("kept");
      expect(report.requests.generated).toBeGreaterThan(writes ? 1000 : 10);
      const sent = server.requests.flatMap(({ url, body }) => [decodeURIComponent(url ?? ""), withoutSettings(body)]);
      const numbers = new Set(sent.flatMap(numbersIn));
      expect(numbers.size).toBeGreaterThan(writes ? 500 : 0);
      const isFictional = (number: string) =>
        number.startsWith("55501") || areaCodes.some((code) => number.includes(`${code}55501`));
      expect([...numbers].filter((number) => !isFictional(number))).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
    }
  },
);

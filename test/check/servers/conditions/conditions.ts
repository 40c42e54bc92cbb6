/** The circumstances in which a check may find a server that keeps its contract. */
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Answer, Fate, Front } from "./front.js";

const json = { "content-type": "application/json" };

/** Answers that judge nothing, as far as the request can tell. */
export const judgingNothing: Record<string, Fate> = {
  "401": { status: 401, headers: json, body: '{"message":"The token has expired"}' },
  "403 of a firewall": {
    status: 403,
    headers: { "content-type": "text/html" },
    body: "<html><h1>Access denied</h1></html>",
  },
  "404 of a gateway": { status: 404, headers: { "content-type": "text/html" }, body: "<html>no route</html>" },
  "405": { status: 405, headers: { ...json, allow: "GET" }, body: '{"message":"Method not allowed"}' },
  "429": { status: 429, headers: { ...json, "retry-after": "0" }, body: '{"message":"Too many requests"}' },
  "500": { status: 500, headers: json, body: '{"message":"Internal server error"}' },
  "502 of a proxy": { status: 502, headers: { "content-type": "text/html" }, body: "<html>Bad gateway</html>" },
  "503": { status: 503, headers: json, body: '{"message":"Down for maintenance"}' },
  "page to log in": {
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8" },
    body: "<!doctype html><form>Log in</form>",
  },
  "hang-up": "lost",
};

/** From the nth request on, every answer is this one. */
export const from = (nth: number, fate: Fate): Front => ({ fate: (arrived) => (arrived.nth >= nth ? fate : "pass") });

/** A refusal that is about the account, whatever the request says. */
export const suspended: Fate = { status: 400, headers: json, body: '{"message":"Your account is suspended"}' };

/** Until the nth request, every answer is this one. */
export const until = (nth: number, fate: Fate): Front => ({ fate: (arrived) => (arrived.nth < nth ? fate : "pass") });

/** Each nth request meets this fate. */
export const each = (nth: number, fate: Fate): Front => ({
  fate: (arrived) => (arrived.nth % nth === 0 ? fate : "pass"),
});

/** After so many requests, 429 until `seconds` have passed; then as many again. */
export function limited(requests: number, seconds: number): Front {
  let left = requests;
  let closedUntil = 0;
  return {
    fate() {
      if (performance.now() < closedUntil) return tooMany(seconds);
      if (left > 0) {
        left--;
        return "pass";
      }
      left = requests;
      closedUntil = performance.now() + seconds * 1000;
      return tooMany(seconds);
    },
  };
}

function tooMany(seconds: number): Answer {
  return { status: 429, headers: { ...json, "retry-after": `${seconds}` }, body: '{"message":"Slow down"}' };
}

/** Takes up to so many milliseconds for an answer. */
export const delayed = (most: number): Front => ({
  async fate(): Promise<Fate> {
    await pause(Math.random() * most);
    return "pass";
  },
});

export const gzipped: Front = {
  outward: ({ status, headers, body }) => ({
    status,
    headers: { ...headers, "content-encoding": "gzip" },
    body: gzipSync(body),
  }),
};

export const withByteOrderMark: Front = {
  outward: ({ status, headers, body }) => ({ status, headers, body: `\ufeff${body}` }),
};

/** The API is under a path of its own, and nothing is beside it. */
export const under = (path: string): Front => ({
  fate: ({ url }) => (url.startsWith(`${path}/`) ? "pass" : { status: 404, headers: { "content-type": "text/html" } }),
  inward: (arrived) => ({ ...arrived, url: arrived.url.slice(path.length) }),
});

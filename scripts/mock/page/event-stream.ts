/** The event stream of a page (server-sent events): state changes and requests as they happen. */
import type { ServerResponse } from "node:http";
import { accountId, accountLabel } from "../../account.js";
import { curlLine, shellVariable } from "../../curl.js";
import type { Direction } from "../../model/types.js";
import { cut, printable, printableJson } from "../../printable.js";
import { originOf } from "../http/origin.js";
import { Refusal } from "../http/refusal.js";
import { clearTimeout, now, setTimeout } from "../real-timers.js";
import type { Requests } from "../watch/requests.js";
import type { SeenRequest } from "../watch/seen-request.js";
import { type ShownNumber, shownName } from "./shown.js";

/** The shortest time between two events, in milliseconds. It keeps the page usable under load. */
const pause = 250;

/** The most entries of each kind that a page shows, and the most characters of a message. */
export const most = { accounts: 20, numbers: 60, emptied: 20, requests: 25, latest: 50, message: 1000 };

/** The most pages that may be open, and how many of the latest accounts are searched for the one that a button names. */
const limits = { followers: 20, accounts: 1000 };

/** An account as the page shows it. */
export interface ShownAccount {
  id: string;
  name: string;
  /** All of its numbers. */
  total: number;
  /** Up to 60 of them. */
  numbers: ShownNumber[];
  /** The gateways that were left empty, up to 20 of them. */
  emptied: { id: string; direction: Direction }[];
}

/** The data that the page shows. */
export interface Source {
  requests: Requests;
  authHeader: string;
  /** The server that the curl lines are for. Left out: the one that the page is from. */
  origin?: string;
  /** The accounts, the latest first. */
  accounts(): string[];
  numbersOf(account: string): Pick<ShownAccount, "total" | "numbers" | "emptied">;
  /** Further fields of each event. */
  state(): object;
}

interface ShownRequest extends Omit<SeenRequest, "account"> {
  /** The id and the name of its account. */
  account: { id: string; name: string } | undefined;
  /** A command line that sends it again. */
  curl: string;
}

interface EventStream {
  /**
   * Sends this page the whole state, then every change until the page is closed.
   *
   * @throws Refusal with status 503 when too many pages are open
   */
  follow(response: ServerResponse): void;
  /** Reports a state change that no request caused. */
  update(): void;
  accountOf(id: string): string | undefined;
  close(): void;
}

export function createEventStream({ requests, authHeader, origin: server, ...source }: Source): EventStream {
  const followers = new Set<ServerResponse>();
  /** Pages that read too slowly. They skip events, so that memory stays bounded, and get the whole state once they catch up. */
  const behind = new Set<ServerResponse>();
  /** By id: a request may be told of again when more is known of it. */
  const news = new Map<number, SeenRequest>();
  let skipped = 0;
  let timer: NodeJS.Timeout | undefined;
  let toldAt = 0;
  let told = new Map<string, string>();
  let stop = () => {};

  function identify(account: string): { id: string; name: string } {
    return { id: accountId(account), name: shownName(accountLabel(account)) };
  }

  function show({ account, ...request }: SeenRequest, origin: string): ShownRequest {
    const query = new URLSearchParams(request.query).toString();
    return {
      ...request,
      message: printable(cut(request.message, most.message)),
      account: account === undefined ? undefined : identify(account),
      curl: curlLine({
        method: request.method,
        url: `${server ?? origin}${request.path}${query && `?${query}`}`,
        headers: {
          [authHeader]: shellVariable("VIDEOSDK_TOKEN"),
          ...(request.body !== undefined && { "Content-Type": "application/json" }),
        },
        body: request.body === undefined ? undefined : printableJson(JSON.stringify(request.body)),
      }),
    };
  }

  /** The accounts that were used last, the latest first. */
  function shownAccounts(): ShownAccount[] {
    return latestAccounts(most.accounts).map((account) => ({ ...identify(account), ...source.numbersOf(account) }));
  }

  /** The accounts of the latest requests come first, then the others, the latest first. */
  function latestAccounts(count: number): string[] {
    const known = source.accounts();
    const isKnown = new Set(known);
    const used = requests
      .all()
      .map(({ account }) => account)
      .reverse();
    return [...new Set([...used.filter((account) => account !== undefined && isKnown.has(account)), ...known])].slice(
      0,
      count,
    ) as string[];
  }

  function tell(): void {
    timer = undefined;
    toldAt = now();
    const shown = shownAccounts();
    const texts = new Map(shown.map((account) => [account.id, JSON.stringify(account)]));
    const changed = shown.filter(({ id }) => told.get(id) !== texts.get(id));
    told = texts;
    const update = {
      order: shown.map(({ id }) => id),
      changed,
      ...source.state(),
      skipped,
    };
    for (const follower of followers) {
      const shownNews = [...news.values()].map((seen) => show(seen, originOf(follower.req)));
      if (follower.writableNeedDrain) behind.add(follower);
      else write(follower, { ...update, requests: shownNews });
    }
    news.clear();
    skipped = 0;
  }

  function update(): void {
    if (followers.size > 0) timer ??= setTimeout(tell, Math.max(0, toldAt + pause - now())).unref();
  }

  function begin(): void {
    stop = requests.listen((request) => {
      news.set(request.id, request);
      const [oldest = 0] = news.keys();
      if (news.size > most.requests && news.delete(oldest)) skipped++;
      update();
    });
  }

  function everything(origin: string): object {
    const shown = shownAccounts();
    // The pages have now seen different states, so the next event includes every account.
    told.clear();
    const latest = requests.all().slice(-most.latest);
    return {
      order: shown.map(({ id }) => id),
      changed: shown,
      ...source.state(),
      skipped: 0,
      requests: latest.map((seen) => show(seen, origin)),
      fresh: true,
    };
  }

  return {
    follow(response) {
      if (followers.size >= limits.followers) {
        throw new Refusal(503, `${limits.followers} pages are open. Close one, then load this one again.`);
      }
      response.writeHead(200, {
        "content-type": "text/event-stream",
        "cache-control": "no-store",
        "cross-origin-resource-policy": "same-origin",
      });
      if (response.req.method === "HEAD") return void response.end();
      if (followers.size === 0) begin();
      followers.add(response);
      response.once("close", () => {
        followers.delete(response);
        behind.delete(response);
        if (followers.size === 0) stop();
      });
      response.on("drain", () => {
        if (behind.delete(response)) write(response, everything(originOf(response.req)));
      });
      write(response, everything(originOf(response.req)));
    },
    update,
    accountOf: (id) => latestAccounts(limits.accounts).find((account) => accountId(account) === id),
    close() {
      clearTimeout(timer);
      stop();
      for (const follower of followers) follower.end();
    },
  };
}

function write(response: ServerResponse, update: object): void {
  response.write(`data: ${JSON.stringify(update)}\n\n`);
}

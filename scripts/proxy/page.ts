/** The page: the traffic as it passes, with the verdict on each exchange, and the numbers as far as responses told. */
import { createServer } from "node:http";
import { maskedAccount } from "../account.js";
import type { ExchangeVerdict, Read, RecordedExchange } from "../check/for-proxy.js";
import { document } from "../document/document.js";
import { operations } from "../document/operations.js";
import { createRouter } from "../document/route.js";
import { listen } from "../listen.js";
import {
  createEventStream,
  fileHandlers,
  type Handler,
  hiding,
  noteRequest,
  Requests,
  serving,
  tokensIn,
} from "../mock/for-proxy.js";
import { documentValues } from "../model/document-values.js";
import { remember } from "../remember.js";
import { KnownNumbers } from "./known-numbers.js";

/** The verdict on older requests is not shown any more. */
const mostRows = 1_000;

interface Row {
  id: number;
  hide: (text: string) => string;
  mistakes: string[];
  /** The guarantees that it shows. */
  kept: Set<string>;
  /** The others, by what is said of them. */
  said: Map<string, ExchangeVerdict["status"]>;
}

export interface Page {
  url: string;
  /** An exchange is over. */
  see(exchange: RecordedExchange): void;
  /** It is judged from now on. */
  enter(exchange: RecordedExchange, read: Read | undefined): void;
  judge(verdict: ExchangeVerdict): void;
  /** Shows what was judged since. */
  update(): void;
}

/** @throws when the port is taken */
export async function openPage(port: number, upstream: string): Promise<Page> {
  const known = operations(document);
  const route = createRouter(known);
  const { origin, pathname: base } = new URL(upstream);
  const requests = new Requests();
  const numbers = new KnownNumbers(documentValues(document, known).sharedByDefault);
  const ids = new Map<RecordedExchange, number>();
  /** By the place of the exchange in the history. */
  const rows = new Map<number, Row>();
  const changed = new Set<Row>();
  const live = createEventStream({
    ...{ requests, origin, authHeader: known[0]?.authHeader ?? "" },
    accounts: () => numbers.accounts(),
    numbersOf: (account) => numbers.of(account),
    state: () => ({ upstream }),
  });
  const handlers: Record<string, Handler> = {
    ...fileHandlers("proxy.html"),
    "GET /__mock/page/events": ({ response }) => live.follow(response),
  };
  const url = await listen(createServer(serving({ handlers })), "127.0.0.1", port);

  return {
    url,
    see(exchange) {
      const { method, url, headers, body = "" } = exchange.request;
      const { pathname, searchParams } = new URL(url);
      const found = route(method, pathname.slice(base.replace(/\/+$/, "").length));
      const milliseconds = exchange.ended - exchange.started;
      const at = new Date(Date.now() - milliseconds).toISOString();
      const id = noteRequest(
        requests,
        { method, path: pathname, query: searchParams, headers, body: Buffer.from(body) },
        { body: parsed(body), ...(found && "operation" in found && { operation: found.operation }) },
        {
          ...{ status: exchange.response?.status ?? 0, body: parsed(exchange.response?.body ?? ""), outcome: "" },
          ...(!exchange.response && { delivery: "hangUp" }),
        },
        { at, milliseconds },
      );
      ids.set(exchange, id);
    },
    enter(exchange, read) {
      const id = ids.get(exchange) ?? 0;
      ids.delete(exchange);
      const { body = "", headers } = exchange.request;
      const hide = hiding(parsed(body), tokensIn(headers));
      if (!read) {
        requests.update(id, { outcome: "not described", message: "The document does not describe this request." });
        return;
      }
      const row: Row = { id, hide, mistakes: read.mistakes, kept: new Set(), said: new Map() };
      remember(rows, read.place, row, mostRows);
      changed.add(row);
      if (read.account === undefined) return;
      const account = maskedAccount(read.account);
      numbers.note(account, read);
      requests.update(id, { account });
    },
    judge({ place, guarantee, status, because }) {
      const row = rows.get(place);
      if (!row) return;
      if (status === "kept") row.kept.add(guarantee);
      else row.said.set(`${guarantee}: ${because}`, status);
      changed.add(row);
    },
    update() {
      for (const row of changed) requests.update(row.id, shown(row));
      changed.clear();
    },
  };
}

function shown({ hide, mistakes, kept, said }: Row): { outcome: string; message: string } {
  const saying = (wanted: ExchangeVerdict["status"]) =>
    [...said].flatMap(([text, status]) => (status === wanted ? [text] : []));
  const [broken, assumed, undecided] = [saying("broken"), saying("assumed"), saying("undecided")];
  const outcome = broken[0]
    ? "broken"
    : assumed[0]
      ? "assumed otherwise"
      : kept.size > 0
        ? "as guaranteed"
        : "decides nothing";
  const parts = [
    ...broken,
    ...assumed,
    ...undecided.map((text) => `undecided: ${text}`),
    ...(kept.size > 0 ? [`as guaranteed: ${[...kept].join(", ")}`] : []),
    ...mistakes.map((mistake) => `your request: ${mistake}`),
  ];
  return { outcome, message: hide(parts.join("; ") || "Nothing in it can be right or wrong by itself.") };
}

/** As JSON where it is that. */
function parsed(body: string): unknown {
  try {
    return body === "" ? undefined : JSON.parse(body);
  } catch {
    return body;
  }
}

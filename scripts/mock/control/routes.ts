/** Routes of the control path `/__mock/`: the mock's state and its failures, for tests in any language and for the page. */
import type { IncomingMessage } from "node:http";
import { readToken } from "../../account.js";
import { expectShort } from "../api/list-size.js";
import { knownNumbers } from "../api/memory.js";
import { asObject, checked, type Handler } from "../http/handler.js";
import { Refusal } from "../http/refusal.js";
import type { Inside } from "../inside.js";
import { checkFilter } from "../known-names.js";
import { hiding } from "../log/hide-secrets.js";
import { pageRoutes } from "../page/routes.js";
import { clearTimeout, setTimeout } from "../real-timers.js";
import type { RequestFilter, SeenRequest } from "../watch/seen-request.js";
import { type Serve, serving } from "./serve.js";

export interface Routes {
  serve: Serve;
  close(): void;
}

/** The longest wait for a request, in milliseconds. */
const longestWait = 60_000;

export function createRoutes(inside: Inside): Routes {
  const { memory, requests, failures, operations } = inside;
  const page = pageRoutes(inside);
  const [first] = operations;
  if (!first) throw new Error("The document has no operation");

  const handlers: Record<string, Handler> = {
    "GET /__mock/health": () => ({ status: "ok" }),

    async "POST /__mock/next"({ account, json }) {
      const name = account();
      const { failure, ...target } = asObject(await json());
      checked(() => failures.next(failure, { ...target, account: name }));
      return { waiting: failures.waiting(name) };
    },

    "GET /__mock/requests"({ account, query }) {
      return { data: requests.all(filterOf(account(), Object.fromEntries(query))).map(withoutAccount) };
    },

    async "GET /__mock/requests/next"({ account, query, response }) {
      const { timeout = "10000", ...fields } = Object.fromEntries(query);
      const filter = filterOf(account(), fields);
      const wait = wholeNumber(timeout);
      if (wait === undefined || wait > longestWait) {
        throw new Refusal(400, `timeout is in milliseconds, up to ${longestWait}.`);
      }
      const end = new AbortController();
      response.once("close", () => end.abort());
      const timer = setTimeout(() => end.abort(), wait);
      try {
        return withoutAccount(await requests.next(filter, end.signal));
      } catch (error) {
        throw new Refusal(
          end.signal.aborted ? 408 : 503,
          end.signal.aborted ? "No such request came in time." : `${(error as Error).message}`,
        );
      } finally {
        clearTimeout(timer);
      }
    },

    "GET /__mock/numbers"({ account }) {
      const known = knownNumbers(memory(), account());
      expectShort("List them page by page.", known.numbers, known.emptied);
      return hiding(undefined, [])(known);
    },

    ...page.handlers,
  };

  return {
    // Container runtimes ask for the health from outside.
    serve: serving({ handlers, allowedHosts: inside.allowedHosts, open: ["/__mock/health"], accountOf }),
    close: page.close,
  };

  /** @throws Refusal with status 400 when a field is unknown */
  function filterOf(account: string, { status: text, ...fields }: Record<string, string>): RequestFilter {
    const status = text === undefined ? undefined : wholeNumber(text);
    if (text !== undefined && status === undefined)
      throw new Refusal(400, "status is a whole number, for example 200.");
    const filter = { ...fields, account, ...(status !== undefined && { status }) };
    checked(() => checkFilter(filter, operations));
    return filter;
  }

  function accountOf({ headers }: IncomingMessage): string {
    const header = first?.authHeader ?? "";
    const value = headers[header.toLowerCase()];
    const token = typeof value === "string" && value !== "" && first ? readToken(value, first) : undefined;
    if (token?.account === undefined) {
      throw new Refusal(401, token?.problem ?? `Send a token in the ${header} header: it says which account is meant.`);
    }
    return token.account;
  }
}

/** The account may be a token, and the caller knows it already. */
function withoutAccount({ account: _, ...request }: SeenRequest): Omit<SeenRequest, "account"> {
  return request;
}

/** Digits only: other notations that `Number` accepts, such as 0x10 and 1e3, are mistakes here. */
function wholeNumber(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Routes of the mock's page: its files, its event stream and the actions of its buttons. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { document } from "../../document/document.js";
import { secretFields } from "../../document/secrets.js";
import type { Model } from "../../model/model.js";
import type { Direction } from "../../model/types.js";
import { packageFolder } from "../../package-folder.js";
import { readFailures } from "../failures/failure.js";
import { asObject, checked, type Handler } from "../http/handler.js";
import { Refusal } from "../http/refusal.js";
import type { Inside } from "../inside.js";
import { readTarget } from "../known-names.js";
import { createLive } from "./live.js";
import { pageOperations } from "./operations.js";

const files: Record<string, string> = {
  "index.html": "text/html; charset=utf-8",
  "style.css": "text/css; charset=utf-8",
  "page.js": "text/javascript; charset=utf-8",
  "form.js": "text/javascript; charset=utf-8",
  "drawing.js": "text/javascript; charset=utf-8",
  "requests.js": "text/javascript; charset=utf-8",
  "elements.js": "text/javascript; charset=utf-8",
};

/** Loads what this mock serves, and nothing else. */
const headers = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-cache",
};

export interface PageRoutes {
  handlers: Record<string, Handler>;
  close(): void;
}

export function pageRoutes(inside: Inside): PageRoutes {
  const live = createLive(inside);
  const operations = pageOperations(inside.operations, secretFields(document));

  const serveFile =
    (name: string): Handler =>
    async ({ response }) => {
      const content = await readFile(join(packageFolder(), "scripts", "mock", "page", "site", name));
      response
        .writeHead(200, { ...headers, "content-type": files[name], "content-length": content.length })
        .end(content);
    };

  return {
    handlers: {
      "GET /": serveFile("index.html"),
      ...Object.fromEntries(Object.keys(files).map((name) => [`GET /__mock/page/${name}`, serveFile(name)])),
      "GET /__mock/page/operations": () => operations,
      "GET /__mock/page/events": ({ response }) => live.follow(response),
      "POST /__mock/page/act": async ({ json }) => act(asObject(await json())),
    },
    close: live.close,
  };

  /** Carries out the action of a button. The page names an account by its id, so it needs no token. */
  function act({ action, account: id, failure, operation, ...subject }: Record<string, unknown>): object {
    if (action === "reset") inside.reset();
    else if (action === "next") {
      const account = id === undefined ? undefined : live.accountOf(`${id}`);
      if (id !== undefined && account === undefined) throw noAccount();
      const target = { ...(account !== undefined && { account }), ...(operation !== undefined && { operation }) };
      checked(() => inside.failures.next(readFailures(failure), readTarget(target, inside.operations)));
    } else {
      const account = live.accountOf(`${id}`);
      const model = inside.memory()?.model;
      if (account === undefined || !model) throw noAccount();
      const result = carryOut(model, account, action, subject);
      if (result && "refused" in result) throw new Refusal(409, "It is not as the page shows it any more.");
    }
    live.update();
    return { done: action };
  }
}

/** @throws Refusal when no button does this */
function carryOut(model: Model, account: string, action: unknown, subject: Record<string, unknown>) {
  const { number, phoneNumberId, direction, gatewayId } = subject;
  if (action === "detach") return model.detach(account, `${number}`);
  if (action === "release") return model.release(account, `${phoneNumberId}`);
  if (action === "delete") return model.deleteGateway(account, direction as Direction, `${gatewayId}`);
  throw new Refusal(400, "There is no such button.");
}

function noAccount(): Refusal {
  return new Refusal(404, "There is no such account.");
}

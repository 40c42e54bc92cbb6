/** Routes of the mock's page: its files, its event stream and the actions of its buttons. */
import { document } from "../../document/document.js";
import { secretFields } from "../../document/secret-fields.js";
import { directionOf } from "../../model/gateways.js";
import type { Model } from "../../model/model.js";
import type { Direction } from "../../model/types.js";
import { asObject, checked, type Handler } from "../http/handler.js";
import { Refusal } from "../http/refusal.js";
import type { Inside } from "../inside.js";
import { createEventStream, most, type Source } from "./event-stream.js";
import { fileHandlers } from "./files.js";
import { pageOperations } from "./operations.js";
import { shownNumber } from "./shown.js";

interface PageRoutes {
  handlers: Record<string, Handler>;
  close(): void;
}

export function pageRoutes(inside: Inside): PageRoutes {
  const live = createEventStream(sourceOf(inside));
  const operations = pageOperations(inside.operations, secretFields(document));

  return {
    handlers: {
      ...fileHandlers("index.html"),
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
      checked(() => inside.failures.next(failure, target));
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

/** The model, as the page is told of it. */
function sourceOf({ memory, requests, operations, failures }: Inside): Source {
  return {
    requests,
    authHeader: operations[0]?.authHeader ?? "",
    accounts: () => memory()?.model.accounts().reverse() ?? [],
    numbersOf(account) {
      const model = memory()?.model;
      const { data = [], pageInfo } = model?.list(account, { perPage: most.numbers }) ?? {};
      const emptied = model?.emptied(account).slice(0, most.emptied) ?? [];
      return {
        total: pageInfo?.total ?? 0,
        numbers: data.map(shownNumber),
        emptied: emptied.map((gateway) => ({ id: gateway.id, direction: directionOf(gateway) })),
      };
    },
    state: () => ({ waiting: failures.waiting(), stateless: memory() === undefined }),
  };
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

/** Recordings report every part of a response that is not as documented. */
import { expect, test } from "vitest";
import { bodyRules } from "../../../scripts/check/answers/body-rules.js";
import { checkHistory } from "../../../scripts/check/check-history.js";
import type { RecordedExchange } from "../../../scripts/check/recorded/exchange.js";
import { document } from "../../../scripts/document/document.js";
import { type Operation, operationNamed, operations } from "../../../scripts/document/operations.js";
import { startMock } from "../../../scripts/mock/start-mock.js";
import { createBody, fictional, record, seeded } from "./traffic.js";

const all = operations(document);
const [a = "", b = "", c = ""] = fictional(3);

interface Recorded {
  operation: Operation;
  exchange: RecordedExchange;
}

test("a part that is missing, null or of another type is told, in each response of each operation", {
  timeout: 120_000,
}, async () => {
  const history = await everyOperation();
  const { guarantees } = checkHistory(history.map(({ exchange }) => exchange));
  expect(guarantees.filter(isOtherwise)).toEqual([]);
  const told: string[] = [];
  const silent: string[] = [];
  for (const [index, { operation, exchange }] of history.entries()) {
    const { status = 0, body = "" } = exchange.response ?? {};
    const schema = operation.responses[status]?.content?.schema ?? expect.fail(`${operation.operationId} ${status}`);
    for (const path of pathsIn(JSON.parse(body))) {
      for (const [what, edit] of Object.entries(edits)) {
        const edited = JSON.parse(body);
        edit(
          path.slice(0, -1).reduce((value, key) => value[key], edited),
          path.at(-1) ?? "",
        );
        if (!bodyRules(document, schema).describeBroken(edited)) continue;
        const exchanges = history.map((each) => each.exchange);
        exchanges[index] = {
          ...exchange,
          response: { status, headers: {}, ...exchange.response, body: JSON.stringify(edited) },
        };
        const isTold = checkHistory(exchanges).guarantees.some(isOtherwise);
        (isTold ? told : silent).push(`${operation.operationId} ${status}: ${path.join(".")} ${what}`);
      }
    }
  }
  expect(silent).toEqual([]);
  expect(new Set(told.map((each) => each.split(" ")[0]))).toEqual(new Set(all.map(({ operationId }) => operationId)));
});

function isOtherwise({ status }: { status: string }): boolean {
  return status === "broken" || status === "assumed otherwise";
}

type Container = Record<string, unknown>;

const edits: Record<string, (container: Container, key: string) => void> = {
  "is missing": (container, key) => {
    if (Array.isArray(container)) container.splice(Number(key), 1);
    else delete container[key];
  },
  "is null": (container, key) => {
    container[key] = null;
  },
  "is of another type": (container, key) => {
    container[key] = typeof container[key] === "string" ? 17 : "text";
  },
};

/** The paths to all parts of a body; of a list, to its first entry. */
function pathsIn(body: unknown, path: string[] = []): string[][] {
  const keys = typeof body === "object" && body !== null ? Object.keys(body) : [];
  const some = Array.isArray(body) ? keys.slice(0, 1) : keys;
  return some.flatMap((key) => {
    const here = [...path, key];
    return [here, ...pathsIn((body as Container)[key], here)];
  });
}

/** Each operation, carried out and refused, one after the other and ten seconds apart. */
async function everyOperation(): Promise<Recorded[]> {
  const mock = await startMock({ port: 0 });
  const recorded: Recorded[] = [];
  const send = async (operationId: string, { id = "", query = "", body, token = "me" }: Request = {}) => {
    const operation = operationNamed(all, operationId);
    const target = `${operation.path.replace(/\{\w+\}/, encodeURIComponent(id))}${query}`;
    const exchange = await record(mock.url, operation.method, target, { token, ...(body !== undefined && { body }) });
    const started = recorded.length * 10_000;
    const ended = started + exchange.ended - exchange.started;
    recorded.push({ operation, exchange: { ...exchange, started, ended } });
    return JSON.parse(exchange.response?.body ?? "");
  };
  const random = seeded(1);
  await send("listPhoneNumbers");
  await send("createPhoneNumbers", { body: createBody([a, b], random) });
  await send("getPhoneNumber", { id: a });
  await send("getPhoneNumber", { id: b });
  await send("listPhoneNumbers", { query: `?search=${encodeURIComponent(a)}` });
  await send("listPhoneNumbers");
  await send("createPhoneNumbers", { body: createBody([a, c], random) });
  await send("createPhoneNumbers", { body: { name: 3 } });
  await send("createPhoneNumbers", { body: createBody([c], random), token: "" });
  await send("getPhoneNumber", { id: c });
  for (let time = 0; time < 2; time++) await send("detachPhoneNumber", { body: { phoneNumber: a } });
  await send("detachPhoneNumber", { body: {} });
  await send("getPhoneNumber", { id: a });
  await send("listPhoneNumbers");
  await send("createPhoneNumbers", { body: createBody([a], random) });
  const { phoneNumber, inbound, outbound } = await send("getPhoneNumber", { id: a });
  await send("updatePhoneNumberGateway", { id: outbound.id, body: { name: "another" } });
  await send("getPhoneNumber", { id: a });
  await send("updatePhoneNumberGateway", { id: inbound.id, body: { address: "sip.example.com" } });
  await send("detachPhoneNumber", { body: { phoneNumber: a } });
  await send("deleteInboundGateway", { id: inbound.id });
  await send("deleteInboundGateway", { id: outbound.id });
  await send("deleteOutboundGateway", { id: outbound.id });
  await send("updatePhoneNumberGateway", { id: outbound.id, body: { name: "another" } });
  for (let time = 0; time < 2; time++) await send("releasePhoneNumber", { id: phoneNumber.phoneNumberId });
  await send("getPhoneNumber", { id: a });
  await mock.close();
  return recorded;
}

interface Request {
  /** The value of the parameter in the path. */
  id?: string;
  query?: string;
  body?: unknown;
  token?: string;
}

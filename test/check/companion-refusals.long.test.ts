/** The curated cases find servers that accept a get, a detach or a release that they have to refuse. */
import { expect, test } from "vitest";
import { startRuleServer } from "./servers/rule-server.js";
import type { Operation, Rules } from "./servers/rules.js";
import { detach, type Store } from "./servers/store.js";
import { tryCheck } from "./servers/try-check.js";

const body = "detachPhoneNumber.phoneNumber";

interface Fault {
  name: string;
  guarantee: string;
  otherwise?: boolean;
  breakRule: (rules: Rules) => void;
}

const needsNoToken = (operation: Operation) => (rules: Rules) => {
  const { token } = rules;
  rules.token = (value, asked) => asked === operation || token(value, asked);
};

const reads = (change: (body: Record<string, unknown>) => unknown) => (rules: Rules) => {
  const { parse } = rules;
  rules.parse = (raw) => {
    const value = parse(raw);
    return typeof value?.phoneNumber === "undefined" ? value : { ...value, phoneNumber: change(value) };
  };
};

/** The responses for an unknown number, by operation. */
const unknownIs =
  (operation: Operation, odd: RegExp, status: number) =>
  (rules: Rules): void => {
    const { get, byId } = rules;
    const { notFound } = rules.replies;
    let asked = "";
    rules.get = (e164, store) => {
      asked = e164;
      return get(e164, store);
    };
    rules.byId = (id, store) => {
      asked = id;
      return byId(id, store);
    };
    rules.replies.notFound = (what) =>
      what === operation && odd.test(asked) ? { status, body: { message: "Something went wrong" } } : notFound(what);
  };

const faults: Fault[] = [
  {
    name: "shows numbers without a token",
    guarantee: "auth",
    breakRule: needsNoToken("get"),
  },
  {
    name: "detaches without a token",
    guarantee: "auth",
    breakRule: needsNoToken("detach"),
  },
  {
    name: "releases without a token",
    guarantee: "auth",
    breakRule: needsNoToken("release"),
  },
  {
    name: "detaches before it refuses the token",
    guarantee: "auth",
    breakRule(rules) {
      const { parse, token, get } = rules;
      let asked: unknown;
      const refused = new Set<unknown>();
      rules.parse = (raw) => {
        const value = parse(raw);
        asked = value?.phoneNumber;
        return value;
      };
      rules.token = (value, operation) => {
        const good = token(value, operation);
        if (operation === "detach" && !good) refused.add(asked);
        return good;
      };
      rules.get = (e164, store) => {
        const record = get(e164, store);
        if (record && refused.delete(e164)) detach(record);
        return record;
      };
    },
  },
  {
    name: "falls over a detach without a number",
    guarantee: body,
    breakRule: ({ replies }) => {
      replies.noNumber = () => ({ status: 500, body: { message: "oops" } });
    },
  },
  {
    name: "calls a detach without a number a success",
    guarantee: body,
    breakRule: ({ replies }) => {
      replies.noNumber = () => ({ status: 200, body: { message: "Detached" } });
    },
  },
  {
    name: "answers 422 to a detach without a number",
    guarantee: body,
    breakRule: ({ replies }) => {
      replies.noNumber = () => ({ status: 422, body: { message: "phoneNumber is missing" } });
    },
  },
  {
    name: "reads a number of JSON as a phone number",
    guarantee: body,
    breakRule: reads(({ phoneNumber }) => (typeof phoneNumber === "number" ? `+${phoneNumber}` : phoneNumber)),
  },
  {
    name: "detaches everything when no number is given",
    guarantee: body,
    breakRule(rules) {
      const { get } = rules;
      const { noNumber } = rules.replies;
      let all = false;
      rules.replies.noNumber = () => {
        all = true;
        return noNumber();
      };
      rules.get = (e164, store: Store) => {
        if (all) for (const record of store.records) detach(record);
        all = false;
        return get(e164, store);
      };
    },
  },
  {
    name: "reads a number without the dashes in it",
    guarantee: body,
    otherwise: true,
    breakRule: reads(({ phoneNumber }) =>
      typeof phoneNumber === "string" ? phoneNumber.replaceAll("-", "") : phoneNumber,
    ),
  },
  {
    name: "falls over a number with a quote in it",
    guarantee: "get-unknown",
    otherwise: true,
    breakRule: unknownIs("get", /'/, 500),
  },
  {
    name: "knows every number with a letter in it",
    guarantee: "get-unknown",
    otherwise: true,
    breakRule: unknownIs("get", /é/, 200),
  },
  {
    name: "falls over an id with a slash in it",
    guarantee: "release-unknown",
    breakRule: unknownIs("release", /\//, 500),
  },
  {
    name: "releases any id with a quote in it",
    guarantee: "release-unknown",
    breakRule: unknownIs("release", /'/, 200),
  },
];

test.concurrent.each(faults)("a server that $name is found", async (fault) => {
  await using server = await startRuleServer(fault.breakRule);
  // It answers at once; but many are tried at the same time, on a machine that may be busy.
  const { report } = await tryCheck(server.url, { only: [fault.guarantee], timeout: 30_000 });
  const guarantee = report.guarantees.find(({ id }) => id === fault.guarantee);
  expect(guarantee?.status).toBe(fault.otherwise ? "assumed otherwise" : "broken");
  expect(server.attached()).toEqual([]);
});

test("read-only, no detach and no release is sent, and a get without a token is", async () => {
  await using server = await startRuleServer();
  await tryCheck(server.url, { writes: false });
  const posts = server.requests.filter(({ method, url }) => method === "POST" && /detach|release/.test(url));
  const gets = server.requests.filter(({ method, url }) => method === "GET" && /phone-numbers\/./.test(url));
  expect(posts).toEqual([]);
  expect(gets.filter(({ headers }) => headers.authorization === undefined).length).toBeGreaterThan(0);
  expect(gets.length).toBeGreaterThan(5);
});

test("an id that is released is one that the server gave, or one that holds an id of nobody", async () => {
  await using server = await startRuleServer();
  const given = new Set<string>();
  const { request } = { request: server.requests };
  await tryCheck(server.url, { only: ["release-unknown", "auth", body] });
  for (const { url } of request) {
    const [, id] = /phone-numbers\/([^/]+)\/release$/.exec(url) ?? [];
    if (id) given.add(decodeURIComponent(id));
  }
  const strange = [...given].filter((id) => /[^\w-]/.test(id));
  expect(strange.length).toBeGreaterThan(2);
  for (const id of strange) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/);
});

/** List, get, detach and release do what they should not, or not what they should. */
import type { Rules } from "../rules.js";
import { detach, isAttached, type NumberRecord } from "../store.js";
import { type BreakRule, broken } from "./broken.js";

const ok = (body: unknown) => ({ status: 200, body });

/** Numbers that were detached at some time. */
function remembersDetached(rules: Rules): Set<string> {
  const detached = new Set<string>();
  const before = rules.detach;
  rules.detach = (record, store) => {
    detached.add(record.e164);
    before(record, store);
  };
  return detached;
}

/** Refuses a detached number. */
function refusesDetached(
  fits: (record: NumberRecord | undefined, body: { isShared?: boolean; phoneNumbers: string[] }) => boolean,
): BreakRule {
  return (rules) => {
    const detached = remembersDetached(rules);
    const { taken } = rules;
    rules.taken = (numbers, store, body) => [
      ...taken(numbers, store, body),
      ...numbers.filter((number) => detached.has(number) && store.find(number) && fits(store.find(number), body)),
    ];
    rules.lost = rules.taken;
  };
}

const reuse = [
  broken(
    ["reuse", "detach-frees"],
    "refuses a detached number",
    refusesDetached(() => true),
  ),
  broken(
    ["reuse", "detach-frees"],
    "refuses a detached number among others",
    refusesDetached((_, { phoneNumbers }) => phoneNumbers.length > 1),
  ),
  broken(
    ["reuse", "detach-frees"],
    "refuses a detached number in another mode than before",
    refusesDetached((record, { isShared }) => record?.attachedBy?.isShared !== isShared),
  ),
  broken(
    ["reuse", "detach-frees"],
    "refuses a detached number that had an own pair",
    refusesDetached((record) => record?.attachedBy?.isShared === false),
  ),
  broken(["reuse", "detach-frees"], "refuses a number that was detached twice", (rules) => {
    const times = new Map<string, number>();
    const before = rules.detach;
    rules.detach = (record, store) => {
      times.set(record.e164, (times.get(record.e164) ?? 0) + 1);
      before(record, store);
    };
    const { taken } = rules;
    rules.taken = (numbers, store, body) => [
      ...taken(numbers, store, body),
      ...numbers.filter((number) => (times.get(number) ?? 0) > 1),
    ];
  }),
  broken(
    ["reuse", "whole"],
    "attaches a detached number inbound only",
    (rules) => {
      const detached = remembersDetached(rules);
      rules.onCreated = (body, store) => {
        for (const number of body.phoneNumbers) {
          const record = store.find(number);
          if (record && detached.has(number)) record.outbound = undefined;
        }
      };
    },
    { followers: ["get-created", "list-created", "detach-answer", "shared-pair", "own-pairs", "encryption-both"] },
  ),
  broken(
    ["reuse", "whole"],
    "says that it attached a detached number, and does not",
    (rules) => {
      const detached = remembersDetached(rules);
      rules.attaches = (numbers) => numbers.filter((number) => !detached.has(number));
    },
    { followers: ["already-attached", "detach-frees", "get-created", "list-created"] },
  ),
  broken(
    "reuse",
    "gives a detached number a new id",
    (rules) => {
      const detached = remembersDetached(rules);
      rules.onCreated = (body, store) => {
        for (const number of body.phoneNumbers) {
          const record = store.find(number);
          if (record && detached.has(number)) record.phoneNumberId = `${record.phoneNumberId}-again`;
        }
      };
    },
    { level: "assumed" },
  ),
];

const detachFaults = [
  broken(
    "detach-frees",
    "detaches the inbound direction only",
    (rules) => {
      rules.detach = (record) => {
        record.inbound = undefined;
      };
    },
    { followers: ["reuse", "detach-twice", "list-detached"] },
  ),
  broken(
    "detach-frees",
    "detaches the outbound direction only",
    (rules) => {
      rules.detach = (record) => {
        record.outbound = undefined;
      };
    },
    { followers: ["reuse", "detach-twice", "list-detached"] },
  ),
  broken(
    "detach-frees",
    "says that it detached, and does not",
    (rules) => {
      rules.detach = () => {};
    },
    { followers: ["reuse", "detach-twice", "list-detached"] },
  ),
  broken(
    "detach-frees",
    "does not detach numbers of own pairs",
    (rules) => {
      rules.detach = (record) => {
        if (record.attachedBy?.isShared !== false) detach(record);
      };
    },
    { followers: ["reuse", "detach-twice", "list-detached"] },
  ),
  broken(
    "detach-frees",
    "forgets a number that is detached",
    (rules) => {
      rules.detach = ({ e164 }, store) => store.forget(e164);
    },
    { followers: ["reuse", "detach-twice", "list-detached"] },
  ),
  broken(
    "detach-frees",
    "detaches every number of a shared pair",
    (rules) => {
      rules.detach = ({ inbound }, store) => {
        for (const record of store.records.filter((other) => other.inbound === inbound)) detach(record);
      };
    },
    { followers: ["whole", "shared-pair", "get-created", "list-created", "already-attached", "detach-twice"] },
  ),
  broken(
    "detach-frees",
    "attaches a detached number again after a moment",
    (rules) => {
      rules.detach = (record) => {
        const { inbound, outbound } = record;
        detach(record);
        setTimeout(() => Object.assign(record, { inbound, outbound }), 5).unref();
      };
    },
    { followers: ["reuse", "detach-twice", "list-detached"] },
  ),
  broken("detach-twice", "detaches a detached number once more", (rules) => {
    rules.mayDetach = () => true;
  }),
  broken("detach-twice", "answers 409 to a second detach", ({ replies }) => {
    replies.notAttached = () => ({ status: 409, body: { message: "Not attached" } });
  }),
  broken("detach-unknown", "detaches numbers that it does not know", ({ replies }) => {
    const { notFound } = replies;
    replies.notFound = (operation) =>
      operation === "detach"
        ? ok({ message: "Detached", phoneNumber: { phoneNumberId: "-", e164: "+1" }, inbound: null, outbound: null })
        : notFound(operation);
  }),
  broken("detach-unknown", "answers 400 to the detach of an unknown number", ({ replies }) => {
    const { notFound } = replies;
    replies.notFound = (operation) =>
      operation === "detach" ? { status: 400, body: { message: "Unknown" } } : notFound(operation);
  }),
  broken("detach-answer", "answers a detach without the record", ({ replies }) => {
    replies.detached = (_, ids) => ok({ message: "Detached", ...ids });
  }),
  broken("detach-answer", "answers a detach without ids", ({ replies }) => {
    replies.detached = (phoneNumber) => ok({ message: "Detached", phoneNumber, inbound: null, outbound: null });
  }),
  broken("detach-answer", "swaps the ids in the answer to a detach", ({ replies }) => {
    replies.detached = (phoneNumber, { inbound, outbound }) =>
      ok({ message: "Detached", phoneNumber, inbound: outbound, outbound: inbound });
  }),
  broken("detach-answer", "answers a detach with whole gateways", ({ replies }) => {
    replies.detached = (phoneNumber, { inbound, outbound }) =>
      ok({ message: "Detached", phoneNumber, inbound: { id: inbound }, outbound: { id: outbound } });
  }),
  broken("detach-answer", "answers a detach with another number's record", (rules) => {
    const { detached } = rules.replies;
    let before: unknown;
    rules.replies.detached = (record, ids) => {
      const other = before ?? record;
      before ??= record;
      return detached(other, ids);
    };
  }),
];

const releaseFaults = [
  broken(
    "release-removes",
    "keeps a released number",
    (rules) => {
      rules.release = detach;
    },
    { level: "assumed", followers: ["release-twice"] },
  ),
  broken(
    "release-removes",
    "leaves a released number attached",
    (rules) => {
      rules.release = () => {};
    },
    { followers: ["release-again", "release-twice"] },
  ),
  broken(
    "release-removes",
    "releases every number of a shared pair",
    (rules) => {
      rules.release = ({ inbound, e164 }, store) => {
        store.forget(e164);
        for (const other of store.records.filter((record) => inbound && record.inbound === inbound))
          store.forget(other.e164);
      };
    },
    { followers: ["shared-pair", "whole", "already-attached", "get-created", "list-created"] },
  ),
  broken(
    ["release-removes", "release-again"],
    "still refuses a released number",
    (rules) => {
      const released = new Set<string>();
      const { taken } = rules;
      rules.release = ({ e164 }, store) => {
        released.add(e164);
        store.forget(e164);
      };
      rules.taken = (numbers, store, body) => [
        ...taken(numbers, store, body),
        ...numbers.filter((number) => released.has(number)),
      ];
    },
    { level: "assumed" },
  ),
  broken("release-unknown", "releases ids that it never gave", ({ replies }) => {
    const { notFound } = replies;
    replies.notFound = (operation) =>
      operation === "release"
        ? ok({ message: "Released", phoneNumberId: "pn_unknown", e164: "+12025550100" })
        : notFound(operation);
  }),
  broken("release-twice", "answers 400 to a second release", (rules) => {
    const gone = new Set<string>();
    const { release, byId } = rules;
    rules.release = (record, store) => {
      gone.add(record.phoneNumberId);
      release(record, store);
    };
    let asked = "";
    rules.byId = (id, store) => {
      asked = id;
      return byId(id, store);
    };
    const { notFound } = rules.replies;
    rules.replies.notFound = (operation) =>
      operation === "release" && gone.has(asked) ? { status: 400, body: { message: "Gone" } } : notFound(operation);
  }),
  broken(["release-removes", "release-unknown"], "releases by the number in place of the id", (rules) => {
    rules.byId = (id, store) => store.find(id);
  }),
  broken("release-removes", "answers a release with another number", ({ replies }) => {
    replies.released = ({ phoneNumberId }) => ok({ message: "Released", phoneNumberId, e164: "+12025550199" });
  }),
];

const getFaults = [
  broken(
    "get-created",
    "gets the first number of all",
    (rules) => {
      rules.get = (e164, store) => store.find(e164) && store.records[0];
    },
    {
      followers: [
        "label-all",
        "shared-pair",
        "own-pairs",
        "reuse",
        "encryption-both",
        "detach-frees",
        "detach-answer",
        "detach-twice",
        "whole",
      ],
    },
  ),
  broken(
    "get-created",
    "gets the latest number of all",
    (rules) => {
      rules.get = (e164, store) => store.find(e164) && store.records.at(-1);
    },
    {
      followers: [
        "label-all",
        "shared-pair",
        "own-pairs",
        "reuse",
        "encryption-both",
        "detach-frees",
        "detach-answer",
        "detach-twice",
        "whole",
      ],
    },
  ),
  broken(
    "get-created",
    "wraps the number that it gets",
    ({ replies }) => {
      replies.got = (view) => ok({ data: view });
    },
    { followers: ["label-all", "shared-pair", "own-pairs", "reuse", "encryption-both", "detach-frees"] },
  ),
  broken(
    "get-created",
    "gets the record without the gateways",
    ({ replies }) => {
      replies.got = (view) => ok((view as { phoneNumber: object }).phoneNumber);
    },
    { followers: ["label-all", "shared-pair", "own-pairs", "reuse", "encryption-both", "detach-frees"] },
  ),
  broken(
    "get-created",
    "gets no gateway of an attached number",
    ({ replies }) => {
      replies.got = (view) => ok({ ...view, inbound: null, outbound: null });
    },
    { followers: ["whole", "shared-pair", "own-pairs", "encryption-both", "conflict", "reuse"] },
  ),
  broken(
    "get-created",
    "gets one gateway in both directions",
    ({ replies }) => {
      replies.got = (view) => ok({ ...view, outbound: (view as { inbound: object }).inbound });
    },
    { followers: ["detach-answer", "encryption-both", "shared-pair", "own-pairs"] },
  ),
  broken(
    "get-unknown",
    "gets any number",
    (rules) => {
      const { notFound } = rules.replies;
      rules.replies.notFound = (operation) =>
        operation === "get"
          ? ok({ phoneNumber: { phoneNumberId: "-", e164: "+12025550100" }, inbound: null, outbound: null })
          : notFound(operation);
    },
    { level: "assumed", followers: ["release-removes", "atomic", "invalid-creates-nothing", "get-created"] },
  ),
  broken("inbound-bare", "shows an address on inbound gateways", (rules) => {
    const { gateway } = rules;
    rules.gateway = (shown, record, direction) =>
      direction === "inbound"
        ? { ...(gateway(shown, record, direction) as object), address: "sip.videosdk.live" }
        : gateway(shown, record, direction);
  }),
  broken("inbound-bare", "shows credentials on inbound gateways", (rules) => {
    const { gateway } = rules;
    rules.gateway = (shown, record, direction) =>
      direction === "inbound"
        ? { ...(gateway(shown, record, direction) as object), auth: record.outbound?.auth }
        : gateway(shown, record, direction);
  }),
];

const listFaults = [
  broken(
    "list-created",
    "lists no number of own pairs",
    (rules) => {
      const { listed } = rules;
      rules.listed = (store, page) => listed(store, page).filter(({ attachedBy }) => attachedBy?.isShared !== false);
    },
    { followers: ["paging", "search"] },
  ),
  broken(
    "list-created",
    "lists the first number of a request only",
    (rules) => {
      const { listed } = rules;
      rules.listed = (store, page) =>
        listed(store, page).filter(({ e164, attachedBy }) => attachedBy?.phoneNumbers[0] === e164);
    },
    { followers: ["paging", "search"] },
  ),
  broken(["list-detached", "detach-frees"], "lists attached numbers only", (rules) => {
    const { listed } = rules;
    rules.listed = (store, page) => listed(store, page).filter(isAttached);
  }),
  broken(
    "list-detached",
    "lists detached numbers with empty gateways",
    (rules) => {
      const { replies } = rules;
      const { listed } = replies;
      replies.listed = (data, info) =>
        listed(
          data.map((entry) => ({ ...(entry as object), inbound: (entry as { inbound: unknown }).inbound ?? {} })),
          info,
        );
    },
    { followers: ["list-created"] },
  ),
  broken(["list-created", "paging"], "lists the last number twice", (rules) => {
    rules.onPage = (records, { page, perPage }) => [
      ...records.slice((page - 1) * perPage, page * perPage),
      ...(records.length > 1 ? records.slice(-1) : []),
    ];
  }),
  broken(["paging", "list-created"], "drops the last number of each page", (rules) => {
    rules.onPage = (records, { page, perPage }) =>
      records.slice((page - 1) * perPage, page * perPage - (perPage > 1 ? 1 : 0));
  }),
  broken("paging", "answers each page with the first", (rules) => {
    rules.onPage = (records, { perPage }) => records.slice(0, perPage);
  }),
  broken(
    "paging",
    "counts pages from 0",
    (rules) => {
      rules.onPage = (records, { page, perPage }) => records.slice(page * perPage, (page + 1) * perPage);
    },
    { followers: ["list-created", "search"] },
  ),
  broken(
    "paging",
    "starts each page one number late",
    (rules) => {
      rules.onPage = (records, { page, perPage }) => {
        const start = (page - 1) * perPage + (page > 1 ? 1 : 0);
        return records.slice(start, start + perPage);
      };
    },
    { level: "assumed" },
  ),
  broken("paging", "takes no perPage", (rules) => {
    rules.perPage = () => 20;
  }),
  broken("paging", "lists 10 numbers without a perPage", (rules) => {
    rules.perPage = (wanted) => (wanted === 20 ? 10 : Math.min(wanted, 100));
  }),
  broken("paging", "lists more than 100 numbers on a page", (rules) => {
    rules.perPage = (wanted) => wanted;
  }),
  broken("paging", "caps pages at 50 numbers", (rules) => {
    rules.perPage = (wanted) => Math.min(wanted, 50);
  }),
  broken(
    "paging",
    "counts only the numbers of the page",
    (rules) => {
      rules.total = (records, page) => rules.onPage(records, page).length;
    },
    { level: "assumed" },
  ),
  broken(
    "search",
    "does not search",
    (rules) => {
      rules.listed = ({ records }) => records;
    },
    { level: "assumed" },
  ),
  broken(
    "search",
    "finds nothing",
    (rules) => {
      const { listed } = rules;
      rules.listed = (store, page) => (page.search ? [] : listed(store, page));
    },
    { level: "assumed" },
  ),
  broken(
    "search",
    "searches names only",
    (rules) => {
      rules.listed = ({ records }, { search }) => records.filter(({ name }) => `${name}`.includes(search));
    },
    { level: "assumed" },
  ),
];

const withoutToken = (["list", "get", "detach", "release"] as const).map((operation) =>
  broken("auth", `asks for no token to ${operation}`, (rules) => {
    const { token } = rules;
    rules.token = (value, wanted) => wanted === operation || token(value, wanted);
  }),
);

export const companionFaults = [
  ...reuse,
  ...detachFaults,
  ...releaseFaults,
  ...getFaults,
  ...listFaults,
  ...withoutToken,
];

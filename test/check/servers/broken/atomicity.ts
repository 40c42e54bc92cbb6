/** A request that is refused for an attached number leaves something behind. */
import { detach } from "../store.js";
import { afterAttached, type BreakRule, broken } from "./broken.js";

type Given = Parameters<Parameters<typeof afterAttached>[0]>[0];

/** Attaches some of the free numbers of a refused request. */
const leaves = (some: (given: Given) => string[]) =>
  afterAttached((given) => given.store.attach(some(given), given.body));
const when = (fits: (given: Given) => boolean) => leaves((given) => (fits(given) ? given.free : []));
const atomic = (name: string, breakRule: BreakRule) =>
  broken("atomic", name, breakRule, { followers: ["conflict", "already-attached"] });

export const atomicity = [
  atomic(
    "rolls back the first number only",
    leaves(({ free }) => free.slice(1)),
  ),
  atomic(
    "rolls back the last number only",
    leaves(({ free }) => free.slice(0, -1)),
  ),
  atomic(
    "rolls back all but the last number",
    leaves(({ free }) => free.slice(-1)),
  ),
  atomic(
    "rolls back two numbers at most",
    leaves(({ free }) => free.slice(2)),
  ),
  atomic(
    "attaches the numbers two places before the attached one",
    leaves(({ numbers, attached, free }) =>
      numbers.slice(0, Math.max(0, numbers.indexOf(attached[0] ?? "") - 1)).filter((number) => free.includes(number)),
    ),
  ),
  atomic(
    "keeps the free numbers of lists of three and more",
    when(({ numbers }) => numbers.length >= 3),
  ),
  atomic(
    "keeps the free numbers of lists of four and more",
    when(({ numbers }) => numbers.length >= 4),
  ),
  atomic(
    "keeps the free numbers when two are in the way",
    when(({ attached }) => attached.length >= 2),
  ),
  atomic(
    "keeps the free numbers when the attached one is in the middle",
    when(({ numbers, attached }) => ![numbers[0], numbers.at(-1)].includes(attached[0] ?? "")),
  ),
  atomic(
    "keeps the free numbers of encrypted requests",
    when(({ body }) => body.mediaEncryption === "enable"),
  ),
  atomic(
    "keeps the free numbers of requests with credentials",
    when(({ body }) => body.outbound.auth !== undefined),
  ),
  atomic(
    "keeps the free numbers of requests over TLS",
    when(({ body }) => body.outbound.transport === "tls"),
  ),
  atomic(
    "keeps the free numbers of requests over TCP",
    when(({ body }) => body.outbound.transport === "tcp"),
  ),
  atomic(
    "keeps the free numbers of requests of one region",
    when(({ body }) => body.inbound.sipRegion === "in002"),
  ),
  atomic(
    "keeps the free numbers when isShared is left out",
    when(({ body }) => body.isShared === undefined),
  ),
  atomic(
    "keeps the free numbers when the attached one has an own pair",
    when(({ attached, store }) => store.find(attached[0] ?? "")?.attachedBy?.isShared === false),
  ),
  atomic(
    "keeps the free numbers when the attached one came with others",
    when(({ attached, store }) => (store.find(attached[0] ?? "")?.attachedBy?.phoneNumbers.length ?? 0) > 1),
  ),
  atomic(
    "keeps the free numbers when the modes differ",
    when(({ attached, store, body }) => store.find(attached[0] ?? "")?.attachedBy?.isShared !== body.isShared),
  ),
  atomic("keeps the free numbers of a second refusal", (rules) => {
    const refused = new Set<string>();
    afterAttached(({ free, store, body }) => {
      store.attach(
        free.filter((number) => refused.has(number)),
        body,
      );
      for (const number of free) refused.add(number);
    })(rules);
  }),
  atomic("holds the free numbers of a refused request for a second", (rules) => {
    const held = new Map<string, number>();
    const { taken } = rules;
    rules.taken = (numbers, store, body) => [
      ...taken(numbers, store, body),
      ...numbers.filter((number) => (held.get(number) ?? 0) > performance.now()),
    ];
    afterAttached(({ free }) => {
      for (const number of free) if (!held.has(number)) held.set(number, performance.now() + 1_000);
    })(rules);
  }),
  atomic(
    "registers the free numbers of a refused request",
    afterAttached(({ free, store, body }) => store.register(free, body)),
  ),
  atomic(
    "registers the numbers before the attached one",
    afterAttached(({ numbers, attached, store, body }) =>
      store.register(numbers.slice(0, numbers.indexOf(attached[0] ?? "")), body),
    ),
  ),
  broken(
    ["atomic", "already-attached"],
    "gives the attached number the gateways of a refused request",
    afterAttached(({ attached, store, body }) => store.attach(attached, body)),
    {
      followers: [
        "shared-pair",
        "own-pairs",
        "encryption-both",
        "configured",
        "label-all",
        "conflict",
        "get-created",
        "list-created",
        "detach-answer",
      ],
    },
  ),
  broken(
    ["atomic", "already-attached", "label-all"],
    "gives the attached number the name of a refused request",
    afterAttached(({ attached, store, body }) => {
      for (const number of attached) {
        const record = store.find(number);
        if (record) record.name = body.name;
      }
    }),
    { followers: ["get-created", "list-created"] },
  ),
  broken(
    ["already-attached", "atomic"],
    "detaches the attached numbers of a refused list",
    afterAttached(({ attached, free, store }) => {
      if (free.length === 0) return;
      for (const number of attached) {
        const record = store.find(number);
        if (record) detach(record);
      }
    }),
    { followers: ["conflict", "whole"] },
  ),
];

/** A request that is refused for an attached number leaves something behind, or takes something away. */
import { afterAttached, type BreakRule, broken } from "./broken.js";
import { ofDetaching } from "./followers.js";

const atomic = (name: string, breakRule: BreakRule) =>
  broken("atomic", name, breakRule, { followers: ["conflict", "already-attached"] });

export const atomicity = [
  atomic(
    "rolls back the last number only",
    afterAttached(({ free, store, body }) => store.attach(free.slice(0, -1), body)),
  ),
  atomic(
    "keeps the free numbers of requests of one region",
    afterAttached(({ free, store, body }) => {
      if (body.inbound.sipRegion === "in002") store.attach(free, body);
    }),
  ),
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
      for (const record of store.known(attached)) record.name = body.name;
    }),
    { followers: ["get-created", "list-created"] },
  ),
  broken(
    ["atomic", "detach-frees", "get-created"],
    "forgets the detached numbers of a refused request",
    afterAttached(({ free, store }) => {
      for (const number of free) store.forget(number);
    }),
    { followers: [...ofDetaching, "list-created"], shownBy: 5 },
  ),
  broken(
    ["atomic", "label-all"],
    "renames the detached numbers of a refused request",
    afterAttached(({ free, store, body }) => {
      for (const record of store.known(free)) record.name = body.name;
    }),
    { followers: ["list-created", "get-created", "list-detached", "detach-answer"], shownBy: 5 },
  ),
];

/** A list lacks numbers, shows others, or has wrong pages; a search finds the wrong numbers. */
import { isAttached, type NumberRecord } from "../store.js";
import { type BreakRule, broken } from "./broken.js";
import { ofGateways } from "./followers.js";

type Gateways = Record<"inbound" | "outbound", { id: string } | null>;

/** Lists only some of the numbers. */
const listsOnly =
  (fits: (record: NumberRecord, index: number) => boolean): BreakRule =>
  (rules) => {
    const { listed } = rules;
    rules.listed = (store, page) => listed(store, page).filter(fits);
  };

/** Shows the gateways of each entry in another way. */
const listsGateways =
  (as: (gateways: Gateways, at: number, page: Gateways[]) => object): BreakRule =>
  ({ replies }) => {
    const { listed } = replies;
    replies.listed = (data, info) => {
      const entries = data as Gateways[];
      return listed(
        entries.map((entry, at) => ({ ...entry, ...as(entry, at, entries) })),
        info,
      );
    };
  };

/** Searches in another way. */
const searches =
  (finds: (record: NumberRecord, search: string) => boolean): BreakRule =>
  (rules) => {
    rules.listed = ({ records }, { search }) => records.filter((record) => finds(record, search));
  };

const assumed = { level: "assumed" } as const;
const lacking = { followers: ["paging", "search"] };

export const wrongListing = [
  broken(
    "list-created",
    "lists no number of own pairs",
    listsOnly(({ attachedBy }) => attachedBy?.isShared !== false),
    lacking,
  ),
  broken(
    "list-created",
    "lists the first number of a request only",
    listsOnly(({ e164, attachedBy }) => attachedBy?.phoneNumbers[0] === e164),
    lacking,
  ),
  broken(
    ["list-created", "paging"],
    "lists the first 150 numbers only",
    listsOnly((_, index) => index < 150),
    lacking,
  ),
  broken(["list-detached", "detach-frees"], "lists attached numbers only", listsOnly(isAttached)),
  broken(
    "list-detached",
    "lists detached numbers with empty gateways",
    listsGateways(({ inbound }) => ({ inbound: inbound ?? {} })),
    { followers: ["list-created"] },
  ),
  broken(
    ["list-created", "get-created"],
    "lists gateways under other ids than it gets them",
    listsGateways(({ inbound, outbound }) => ({
      inbound: inbound && { ...inbound, id: `list-${inbound.id}` },
      outbound: outbound && { ...outbound, id: `list-${outbound.id}` },
    })),
    { followers: [...ofGateways, "detach-answer"] },
  ),
  broken(
    "list-created",
    "joins a page's gateways by position, and so shows other numbers' beside a detached one",
    listsGateways((_, at, page) => {
      const pair = page.filter(({ inbound }) => inbound)[at];
      return { inbound: pair?.inbound ?? null, outbound: pair?.outbound ?? null };
    }),
    { followers: ["list-detached"] },
  ),
  broken(
    ["list-created", "paging"],
    "lists a number twice that was created again",
    (rules) => {
      const created: string[] = [];
      rules.onCreated = ({ phoneNumbers }) => void created.push(...phoneNumbers);
      const { listed } = rules;
      rules.listed = (store, page) =>
        listed(store, page).flatMap((record) =>
          created.indexOf(record.e164) < created.lastIndexOf(record.e164) ? [record, record] : [record],
        );
    },
    assumed,
  ),

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
    assumed,
  ),
  broken(
    ["paging", "list-created"],
    "lists the numbers in another order each time",
    (rules) => {
      let turn = 0;
      const { listed } = rules;
      rules.listed = (store, page) => {
        const records = listed(store, page);
        const from = turn++ % Math.max(1, records.length);
        return [...records.slice(from), ...records.slice(0, from)];
      };
    },
    { level: "assumed", followers: ["list-detached", "detach-frees"] },
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
    assumed,
  ),
  broken(
    "paging",
    "rounds the number of pages down",
    ({ replies }) => {
      const { listed } = replies;
      replies.listed = (data, info) => {
        const { total, perPage } = info as { total: number; perPage: number };
        return listed(data, { ...info, lastPage: Math.max(1, Math.floor(total / perPage)) });
      };
    },
    assumed,
  ),
  broken(
    "paging",
    "says that every page is the first",
    ({ replies }) => {
      const { listed } = replies;
      replies.listed = (data, info) => listed(data, { ...info, currentPage: 1 });
    },
    assumed,
  ),

  broken(
    "search",
    "does not search",
    searches(() => true),
    assumed,
  ),
  broken(
    "search",
    "finds nothing",
    searches((_, search) => search === ""),
    assumed,
  ),
  broken(
    "search",
    "searches names only",
    searches(({ name }, search) => `${name}`.includes(search)),
    assumed,
  ),
  broken(
    "search",
    "searches numbers only",
    searches(({ e164 }, search) => e164.includes(search)),
    assumed,
  ),
  broken(
    "search",
    "reads a search as a pattern",
    searches(({ e164, name }, search) => {
      try {
        const pattern = new RegExp(search.replaceAll("+", "\\+"));
        return pattern.test(e164) || pattern.test(`${name}`);
      } catch {
        return false;
      }
    }),
    { level: "assumed", followers: ["list-created"] },
  ),
  broken(
    "search",
    "forgets the search after the first page",
    (rules) => {
      const { listed } = rules;
      rules.listed = (store, page) => listed(store, page.page > 1 ? { ...page, search: "" } : page);
    },
    { level: "assumed", followers: ["paging"] },
  ),
];

/** Lists lack numbers, pages or what is searched for. */
import { isAttached, type NumberRecord } from "../store.js";
import { broken } from "./broken.js";

const listing = (name: string, fits: (record: NumberRecord, index: number) => boolean, extra: string[] = []) =>
  broken(
    ["list-created", "paging"],
    name,
    (rules) => {
      const { listed } = rules;
      rules.listed = (store, page) => listed(store, page).filter(fits);
    },
    { followers: ["paging", "search", ...extra] },
  );

export const wrongListing = [
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
  listing("lists no number that is called over TLS", ({ outbound }) => outbound?.transport !== "tls"),
  listing(
    "lists no number of a request with more than five",
    ({ attachedBy }) => !(attachedBy?.phoneNumbers.length > 5),
  ),
  listing("lists the first 150 numbers only", (_, index) => index < 150),
  listing("lists no number from abroad", ({ e164 }) => e164.startsWith("+1"), ["whole"]),
  broken(
    "paging",
    "answers a page after the last with the last",
    (rules) => {
      rules.onPage = (records, { page, perPage }) => {
        const last = Math.min(page, Math.max(1, Math.ceil(records.length / perPage)));
        return records.slice((last - 1) * perPage, last * perPage);
      };
    },
    { level: "assumed" },
  ),
  broken(["paging", "list-created"], "leaves out the hundredth number of a page", (rules) => {
    rules.onPage = (records, { page, perPage }) =>
      records.slice((page - 1) * perPage, page * perPage).filter((_, index) => index !== 99);
  }),
  broken(
    "paging",
    "says that there are as many numbers as fit a page",
    (rules) => {
      rules.total = (records, { perPage }) => Math.min(records.length, perPage);
    },
    { level: "assumed" },
  ),
];

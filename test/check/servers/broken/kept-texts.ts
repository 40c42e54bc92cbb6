/** Texts are kept in another form than they were sent in, and what they say is taken for something else. */
import type { Body } from "../rules.js";
import { type BreakRule, broken } from "./broken.js";
import { ofGateways } from "./followers.js";

const named = (name: string, as: (name: string) => unknown) =>
  broken(
    ["label-all"],
    name,
    (rules) => {
      rules.label = (body) => as(`${body.name}`) as string;
    },
    { followers: ["get-created", "list-created", "search", "detach-answer"] },
  );

/** Shows a setting of the outbound gateway in another form. */
function shows(as: (outbound: Body) => object): BreakRule {
  return (rules) => {
    const { gateway } = rules;
    rules.gateway = (one, record, direction) => {
      const shown = gateway(one, record, direction) as Body;
      return direction === "outbound" ? { ...shown, ...as(shown) } : shown;
    };
  };
}

export const keptTexts = [
  named("cuts names at 64 characters", (name) => name.slice(0, 64)),
  named("cuts names at 100 characters", (name) => name.slice(0, 100)),
  named("keeps names up to the first emoji", (name) => name.replace(/[\u{10000}-\u{10ffff}].*$/u, "")),
  named("keeps names in compatibility form", (name) => name.normalize("NFKC")),
  named("keeps names with a zero in front as a number", (name) => (/^0\d+$/.test(name) ? `${Number(name)}` : name)),
  named("makes one space of several in names", (name) => name.replace(/\s+/g, " ")),
  named("decodes names as Latin-1", (name) => Buffer.from(name, "utf8").toString("latin1")),
  named("keeps an object's own word as an empty name", (name) => (name in {} ? "" : name)),
  named("decodes what is percent-encoded in names", (name) => {
    try {
      return decodeURIComponent(name);
    } catch {
      return name;
    }
  }),
  broken(
    ["configured"],
    "cuts user names at 64 characters",
    shows(({ auth }) => (auth?.username ? { auth: { ...auth, username: auth.username.slice(0, 64) } } : {})),
    { followers: ofGateways },
  ),
  broken(
    ["configured"],
    "drops the default port of a host",
    shows(({ address }) => ({ address: address?.replace(/:506[01]$/, "") })),
    { followers: ofGateways },
  ),
  broken(
    ["search"],
    "reads a search as a pattern",
    (rules) => {
      const { listed } = rules;
      rules.listed = (store, page) => {
        try {
          const pattern = new RegExp(page.search.replaceAll("+", "\\+"));
          return store.records.filter(({ e164, name }) => pattern.test(e164) || pattern.test(`${name}`));
        } catch {
          return listed(store, { ...page, search: "\u0000" });
        }
      };
    },
    { level: "assumed", followers: ["list-created"] },
  ),
  broken(
    ["search"],
    "searches numbers only",
    (rules) => {
      rules.listed = ({ records }, { search }) => records.filter(({ e164 }) => e164.includes(search));
    },
    { level: "assumed" },
  ),
  broken(
    ["search"],
    "forgets what is searched for after the first page",
    (rules) => {
      const { listed } = rules;
      rules.listed = (store, page) => listed(store, page.page > 1 ? { ...page, search: "" } : page);
    },
    { level: "assumed", followers: ["paging"] },
  ),
  broken(
    ["paging"],
    "rounds the number of pages down",
    (rules) => {
      const { listed } = rules.replies;
      rules.replies.listed = (data, info) => {
        const { total, perPage } = info as { total: number; perPage: number };
        return listed(data, { ...info, lastPage: Math.max(1, Math.floor(total / perPage)) });
      };
    },
    { level: "assumed" },
  ),
  broken(
    ["paging"],
    "says that every page is the first",
    (rules) => {
      const { listed } = rules.replies;
      rules.replies.listed = (data, info) => listed(data, { ...info, currentPage: 1 });
    },
    { level: "assumed" },
  ),
];

/** Numbers do not get the name of their request, or get it in another form. */
import type { Body } from "../rules.js";
import { broken } from "./broken.js";

const label = (name: string, as: (body: Body, index: number) => string) =>
  broken("label-all", name, (rules) => {
    rules.label = as;
  });

const keeps = (name: string, as: (name: string) => string) =>
  broken(
    "label-all",
    name,
    (rules) => {
      rules.label = (body) => as(`${body.name}`);
    },
    { followers: ["get-created", "list-created", "search", "detach-answer"] },
  );

export const wrongNames = [
  label("names the first number only", ({ name }, index) => (index === 0 ? name : "")),
  label("numbers the names", ({ name, phoneNumbers }, index) =>
    phoneNumbers.length > 1 ? `${name} ${index + 1}` : name,
  ),
  label("names numbers after their address", ({ outbound }) => outbound.address),
  broken("label-all", "gives the name of the request before", (rules) => {
    let before: string | undefined;
    rules.label = ({ name }) => before ?? name;
    rules.onCreated = ({ name }) => {
      before = name;
    };
  }),
  broken(
    ["get-created", "label-all"],
    "shows each number with the name of the latest request to its address",
    (rules) => {
      const names = new Map<string, string>();
      rules.onCreated = (body, store) => {
        names.set(body.outbound.address, body.name);
        for (const record of store.records) {
          const address = record.outbound?.address;
          if (address) record.name = names.get(address) ?? record.name;
        }
      };
    },
    { followers: ["label-all", "list-created"] },
  ),
  keeps("cuts names at 64 characters", (name) => name.slice(0, 64)),
  keeps("keeps names up to the first emoji", (name) => name.replace(/[\u{10000}-\u{10ffff}].*$/u, "")),
  keeps("keeps only ASCII of names", (name) => name.replace(/\P{ASCII}/gu, "?")),
  keeps("decodes names as Latin-1", (name) => Buffer.from(name, "utf8").toString("latin1")),
  keeps("keeps names in compatibility form", (name) => name.normalize("NFKC")),
  keeps("keeps names with a zero in front as a number", (name) => (/^0\d+$/.test(name) ? `${Number(name)}` : name)),
  keeps("makes one space of several in names", (name) => name.replace(/\s+/g, " ")),
  keeps("writes names in lower case", (name) => name.toLowerCase()),
  keeps("drops quotes from names", (name) => name.replace(/["']/g, "")),
  keeps("escapes names for HTML", (name) =>
    name.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
  ),
  keeps("decodes percent-encoded names", (name) => {
    try {
      return decodeURIComponent(name);
    } catch {
      return name;
    }
  }),
];

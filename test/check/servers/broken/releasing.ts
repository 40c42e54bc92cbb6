/** Releasing keeps the number, or takes others away, or says something wrong. */
import { detach } from "../store.js";
import { broken } from "./broken.js";

const ok = (body: unknown) => ({ status: 200, body });

export const wrongReleasing = [
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
        ? ok({ message: "Released", phoneNumberId: "pn_unknown", e164: "+12025550000" })
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

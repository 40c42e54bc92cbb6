/** Releasing keeps the number or a trace of it, takes others away, or says something wrong. */
import { detach, isAttached } from "../store.js";
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
    ["release-removes"],
    "keeps a detached number that is released",
    (rules) => {
      const { release } = rules;
      rules.release = (record, store) => {
        if (isAttached(record)) release(record, store);
      };
    },
    { level: "assumed", followers: ["release-again", "list-created", "detach-frees"], shownBy: 5 },
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
  broken(["release-removes", "release-unknown"], "releases by the number in place of the id", (rules) => {
    rules.byId = (id, store) => store.find(id);
  }),
  broken("release-unknown", "releases ids that it never gave", ({ replies }) => {
    const { notFound } = replies;
    replies.notFound = (operation) =>
      operation === "release"
        ? ok({ message: "Released", phoneNumberId: "pn_unknown", e164: "+12025550000" })
        : notFound(operation);
  }),
  broken(["release-twice", "release-removes"], "releases a number by the id that it had before", (rules) => {
    const former = new Map<string, string>();
    const { release, byId } = rules;
    rules.release = (record, store) => {
      former.set(record.phoneNumberId, record.e164);
      release(record, store);
    };
    rules.byId = (id, store) => byId(id, store) ?? store.find(former.get(id) ?? "");
  }),
  broken(
    ["release-removes"],
    "releases the next number where one before it was released",
    (rules) => {
      const places = new Map<string, number>();
      const { release } = rules;
      rules.onCreated = (_, store) => {
        for (const [place, { phoneNumberId }] of store.records.entries()) {
          if (!places.has(phoneNumberId)) places.set(phoneNumberId, place);
        }
      };
      rules.release = (record, store) => {
        release(store.records[places.get(record.phoneNumberId) ?? -1] ?? record, store);
      };
    },
    { followers: ["release-again", "release-twice", "whole", "already-attached", "get-created", "list-created"] },
  ),
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
  broken(
    ["get-created", "list-created", "release-again"],
    "does not find a number that is created again after a release",
    (rules) => {
      const gone = new Set<string>();
      const { release, get } = rules;
      rules.release = (record, store) => {
        gone.add(record.e164);
        release(record, store);
      };
      rules.get = (number, store) => (gone.has(number) ? undefined : get(number, store));
    },
    { followers: ["release-removes", "detach-frees"], shownBy: 5 },
  ),
  broken(
    ["release-removes", "release-again"],
    "falls over the second release of a number",
    (rules) => {
      const gone = new Set<string>();
      const { release, replies } = rules;
      const { released } = replies;
      let failed = false;
      rules.release = (record, store) => {
        failed = gone.has(record.e164);
        gone.add(record.e164);
        if (!failed) release(record, store);
      };
      replies.released = (record) => (failed ? { status: 500, body: { message: "duplicate key" } } : released(record));
    },
    { followers: ["detach-frees"], shownBy: 6 },
  ),
  broken(
    ["list-created", "paging", "release-removes"],
    "counts released numbers",
    (rules) => {
      let released = 0;
      const { release, total } = rules;
      rules.release = (record, store) => {
        released++;
        release(record, store);
      };
      rules.total = (records, page) => total(records, page) + (page.search ? 0 : released);
    },
    { level: "assumed", followers: ["list-created"] },
  ),
];

/** Detaching does not free the number, or something else than the number, or says something wrong. */
import { setTimeout as pause } from "node:timers/promises";
import { detach, isAttached, type NumberRecord, type Store } from "../store.js";
import { type BreakRule, broken } from "./broken.js";
import { ofDetaching, ofGateways } from "./followers.js";

const ok = (body: unknown) => ({ status: 200, body });

const stillAttached = { followers: ["reuse", "detach-twice", "list-detached"] };

/** Does something else in place of detaching a number. */
const detaches =
  (act: (record: NumberRecord, store: Store) => void): BreakRule =>
  (rules) => {
    rules.detach = act;
  };

export const wrongDetaching = [
  broken(
    "detach-frees",
    "says that it detached, and does not",
    detaches(() => {}),
    stillAttached,
  ),
  broken(
    "detach-frees",
    "detaches the inbound direction only",
    detaches((record) => {
      record.inbound = undefined;
    }),
    stillAttached,
  ),
  broken(
    "detach-frees",
    "forgets a number that is detached",
    detaches(({ e164 }, store) => store.forget(e164)),
    { followers: [...stillAttached.followers, "release-removes"] },
  ),
  broken(
    ["detach-frees"],
    "forgets a detached number after a second",
    detaches((record, store) => {
      detach(record);
      void pause(800).then(() => {
        if (!isAttached(store.find(record.e164))) store.forget(record.e164);
      });
    }),
    { followers: [...ofDetaching, "get-created", "list-created"] },
  ),
  broken(
    ["conflict", "detach-twice", "detach-frees"],
    "detaches a moment later than it says",
    detaches((record) => {
      void pause(15).then(() => detach(record));
    }),
    { followers: ofDetaching },
  ),
  broken(
    ["detach-frees", "reuse"],
    "attaches a detached number again after a moment",
    detaches((record) => {
      const { inbound, outbound } = record;
      detach(record);
      void pause(5).then(() => Object.assign(record, { inbound, outbound }));
    }),
    stillAttached,
  ),
  broken(
    "detach-frees",
    "detaches every number of a shared pair",
    detaches(({ inbound }, { records }) => {
      for (const record of records.filter((other) => other.inbound === inbound)) detach(record);
    }),
    { followers: ["whole", "shared-pair", "get-created", "list-created", "already-attached", "detach-twice"] },
  ),
  broken(
    ["detach-frees", "whole", "already-attached"],
    "detaches the other numbers of the request when one of own pairs is detached",
    detaches((record, store) => {
      const { isShared, phoneNumbers } = record.attachedBy;
      for (const each of isShared === false ? store.known(phoneNumbers) : [record]) detach(each);
    }),
    { followers: [...ofDetaching, ...ofGateways] },
  ),
  broken(
    ["detach-frees", "whole", "already-attached", "get-created"],
    "detaches every number of the same name",
    detaches(({ name }, { records }) => {
      for (const record of records.filter((other) => other.name === name)) detach(record);
    }),
    { followers: [...ofDetaching, ...ofGateways] },
  ),
  broken(
    ["detach-frees", "detach-twice"],
    "refuses to detach the second number of a shared pair",
    (rules) => {
      const gone = new Set<string | undefined>();
      rules.detach = (record) => {
        gone.add(record.inbound?.id);
        detach(record);
      };
      rules.mayDetach = (record) => isAttached(record) && !gone.has(record.inbound?.id);
    },
    { followers: ofDetaching },
  ),

  broken("detach-twice", "detaches a detached number once more", (rules) => {
    rules.mayDetach = () => true;
  }),
  broken("detach-twice", "answers 409 to a second detach", ({ replies }) => {
    replies.notAttached = () => ({ status: 409, body: { message: "Not attached" } });
  }),
  broken(
    ["detach-twice", "whole", "already-attached", "detach-frees"],
    "attaches a number again that is detached twice",
    (rules) => {
      const before = new Map<string, NumberRecord>();
      rules.mayDetach = () => true;
      rules.detach = (record) => {
        const { inbound, outbound } = before.get(record.e164) ?? {};
        if (isAttached(record)) {
          before.set(record.e164, { ...record });
          detach(record);
        } else Object.assign(record, { inbound, outbound });
      };
    },
    { followers: ofDetaching },
  ),
  broken(
    "detach-unknown",
    "detaches numbers that it does not know",
    ({ replies }) => {
      const { notFound } = replies;
      replies.notFound = (operation) =>
        operation === "detach"
          ? ok({ message: "Detached", phoneNumber: { phoneNumberId: "-", e164: "+1" }, inbound: null, outbound: null })
          : notFound(operation);
    },
    // An invalid number counts as unknown.
    { followers: ["detachPhoneNumber.phoneNumber"] },
  ),
  broken("detach-unknown", "answers 400 to the detach of an unknown number", ({ replies }) => {
    const { notFound } = replies;
    replies.notFound = (operation) =>
      operation === "detach" ? { status: 400, body: { message: "Unknown" } } : notFound(operation);
  }),
  broken(["detach-unknown", "get-unknown"], "registers the number of a detach that it does not know", (rules) => {
    let asked: [string, Store] | undefined;
    const { get } = rules;
    rules.get = (number, store) => {
      asked = [number, store];
      return get(number, store);
    };
    const { notFound } = rules.replies;
    rules.replies.notFound = (operation) => {
      if (operation === "detach" && asked) asked[1].register([asked[0]], { name: "" });
      return notFound(operation);
    };
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
  broken(
    ["detach-answer", "label-all"],
    "answers a detach with the first name of a number",
    (rules) => {
      const names = new Map<string, string>();
      const { detached } = rules.replies;
      rules.replies.detached = (record, ids) => {
        const { e164, name } = record as { e164: string; name: string };
        if (!names.has(e164)) names.set(e164, name);
        return detached({ ...(record as object), name: names.get(e164) }, ids);
      };
    },
    { followers: ofGateways, shownBy: 5 },
  ),
];

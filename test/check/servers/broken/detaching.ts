/** Detaching does not free the number, or something else than the number, or says something wrong. */
import { detach } from "../store.js";
import { broken } from "./broken.js";

const ok = (body: unknown) => ({ status: 200, body });

export const wrongDetaching = [
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

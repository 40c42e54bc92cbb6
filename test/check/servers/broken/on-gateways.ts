/** Updates and deletes of gateways that change too much, too little or the wrong gateway. */
import type { Body, Rules } from "../rules.js";
import { type Direction, directions, type Gateway, type Store } from "../store.js";
import { type BreakRule, broken } from "./broken.js";

const assumed = { level: "assumed" } as const;

/** Carries an update out in another way. */
const updates =
  (act: (update: Rules["update"], gateway: Gateway, body: Body, store: Store) => void): BreakRule =>
  (rules) => {
    const { update } = rules;
    rules.update = (gateway, body, store) => act(update, gateway, body, store);
  };

/** Deleted gateways of one direction come back with the next create. */
const revives = (direction: Direction, operation: "deleteInbound" | "deleteOutbound") => {
  const breakRule: BreakRule = (rules) => {
    const deleted: Gateway[] = [];
    const { deleteGateway } = rules;
    rules.deleteGateway = (gateway, store, by) => {
      if (by === operation) deleted.push(gateway);
      deleteGateway(gateway, store, by);
    };
    rules.onCreated = ({ phoneNumbers }, store) => {
      const gateway = deleted.pop();
      if (gateway) for (const record of store.known(phoneNumbers)) record[direction] = gateway;
    };
  };
  // A create, a get, a detach, the delete, and once more a create and a get.
  return broken(`delete-${direction}`, `gives the next number a deleted ${direction} gateway`, breakRule, {
    shownBy: 6,
  });
};

/** Responds to an operation on an unknown gateway as if it had been carried out. */
const takesUnknown = (operation: "update" | "deleteInbound" | "deleteOutbound"): BreakRule => {
  return ({ replies }) => {
    const { notFound, updated, deletedGateway } = replies;
    const success = operation === "update" ? updated : deletedGateway;
    replies.notFound = (of) => (of === operation ? success() : notFound(of));
  };
};

export const wrongOnGateways = [
  broken(["delete-inbound", "gateway-stays"], "deletes all inbound gateways of a name", (rules) => {
    const { deleteGateway } = rules;
    rules.deleteGateway = (gateway, store, by) => {
      deleteGateway(gateway, store, by);
      if (by !== "deleteInbound") return;
      for (const record of store.records) if (record.inbound?.name === gateway.name) record.inbound = undefined;
    };
  }),
  broken(
    ["update-changes"],
    "loses one of two updates at once",
    (rules) => {
      rules.update = (gateway, { name, mediaEncryption, sipRegion, address, transport, auth }) => {
        const given = { name, mediaEncryption, region: sipRegion, address, transport, auth };
        const whole = {
          ...gateway,
          ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
        };
        setTimeout(() => Object.assign(gateway, whole), 2);
      };
    },
    assumed,
  ),
  broken("update-refused", "takes an isShared of false in an update", (rules) => {
    const { refusedFields } = rules;
    rules.refusedFields = (direction, body) => {
      const refused = refusedFields(direction, body);
      return body.isShared === false ? refused.filter((field) => field !== "isShared") : refused;
    };
  }),
  broken(
    "update-changes",
    "updates every gateway of the account",
    updates((update, _, body, store) => {
      for (const { gateway } of store.gateways.values()) update(gateway, body, store);
    }),
  ),
  broken(
    "update-changes",
    "empties the name of a gateway when an update leaves it out",
    updates((update, gateway, body, store) => update(gateway, { name: "", ...body }, store)),
  ),
  broken(
    "update-changes",
    "puts the default for an encryption that an update leaves out",
    updates((update, gateway, body, store) => update(gateway, { mediaEncryption: "disable", ...body }, store)),
  ),
  broken(
    "update-changes",
    "drops the credentials that an update leaves out",
    updates((update, gateway, body, store) => update(gateway, { auth: {}, ...body }, store)),
  ),
  broken(
    "update-changes",
    "updates the encryption of both gateways of a number",
    updates((update, gateway, body, store) => {
      update(gateway, body, store);
      const { mediaEncryption } = body;
      for (const { inbound, outbound } of store.known(store.numbersOn(gateway.id)))
        for (const each of [inbound, outbound]) if (each) update(each, { mediaEncryption }, store);
    }),
  ),
  broken(
    "update-changes",
    "calls the numbers of a gateway by its new name",
    updates((update, gateway, body, store) => {
      update(gateway, body, store);
      for (const record of store.known(store.numbersOn(gateway.id))) record.name = body.name ?? record.name;
    }),
  ),
  broken(
    "update-changes",
    "takes a transport only beside an address",
    updates((update, gateway, { transport, ...body }, store) =>
      update(gateway, body.address ? { ...body, transport } : body, store),
    ),
    assumed,
  ),
  broken(
    "update-changes",
    "says that it updated, and does not",
    updates(() => {}),
    assumed,
  ),
  broken(
    "update-changes",
    "does not update the credentials",
    updates((update, gateway, { auth: _, ...body }, store) => update(gateway, body, store)),
    assumed,
  ),
  broken(
    "update-changes",
    "lists gateways as they were created",
    (rules) => {
      const created = new Map<string, Gateway>();
      updates((update, gateway, body, store) => {
        if (!created.has(gateway.id)) created.set(gateway.id, { ...gateway });
        update(gateway, body, store);
      })(rules);
      const asCreated = (gateway: Gateway | undefined) => gateway && (created.get(gateway.id) ?? gateway);
      const { listed } = rules;
      rules.listed = (store, page) =>
        listed(store, page).map((record) => ({
          ...record,
          inbound: asCreated(record.inbound),
          outbound: asCreated(record.outbound),
        }));
    },
    assumed,
  ),
  broken("update-refused", "takes every field for every gateway, and says nothing", (rules) => {
    rules.refusedFields = () => [];
  }),
  broken("update-refused", "stores the fields that a gateway takes before it refuses another", (rules) => {
    rules.onUpdateRefused = (gateway, { sipRegion, name }, store) => rules.update(gateway, { sipRegion, name }, store);
  }),
  broken("update-refused", "answers 422 to a field that the gateway does not take", (rules) => {
    rules.replies.fieldsNotAllowed = () => ({ status: 422, body: { message: "Not allowed" } });
  }),
  broken("update-unknown", "says of an id that no gateway has that it is updated", takesUnknown("update"), assumed),
  broken(
    "update-unknown",
    "finds a deleted gateway for an update",
    (rules) => {
      const deleted = new Map<string, Gateway>();
      const { gatewayOf, deleteGateway } = rules;
      rules.deleteGateway = (gateway, store, operation) => {
        deleted.set(gateway.id, gateway);
        deleteGateway(gateway, store, operation);
      };
      rules.gatewayOf = (id, store, operation) =>
        gatewayOf(id, store, operation) ?? (operation === "update" ? deleted.get(id) : undefined);
    },
    assumed,
  ),

  broken("gateway-stays", "deletes a gateway with its last number", (rules) => {
    const { detach } = rules;
    rules.detach = (record, store) => {
      const ids = directions.map((direction) => record[direction]?.id ?? "");
      detach(record, store);
      for (const id of ids) if (store.numbersOn(id).length === 0) store.gateways.delete(id);
    };
  }),
  broken("gateway-stays", "falls over the update of a gateway without numbers", (rules) => {
    const { gatewayOf } = rules;
    rules.gatewayOf = (id, store, operation) =>
      operation === "update" && store.numbersOn(id).length === 0 ? undefined : gatewayOf(id, store, operation);
  }),

  revives("inbound", "deleteInbound"),
  revives("outbound", "deleteOutbound"),
  broken(
    "delete-inbound-unknown",
    "says of an id that no inbound gateway has that it is deleted",
    takesUnknown("deleteInbound"),
    assumed,
  ),
  broken(
    "delete-outbound-unknown",
    "says of an id that no outbound gateway has that it is deleted",
    takesUnknown("deleteOutbound"),
    assumed,
  ),
  broken(
    ["delete-inbound-unknown", "delete-outbound-unknown"],
    "deletes a gateway of either direction at both addresses",
    (rules) => {
      rules.gatewayOf = (id, store) => store.gateways.get(id)?.gateway;
    },
    assumed,
  ),
  broken(
    "delete-outbound",
    "deletes the outbound gateway of a pair with its inbound one",
    (rules) => {
      const { deleteGateway } = rules;
      rules.deleteGateway = (gateway, store, operation) => {
        const all = [...store.gateways.keys()];
        const next = all[all.indexOf(gateway.id) + 1];
        deleteGateway(gateway, store, operation);
        if (operation === "deleteInbound" && next && store.numbersOn(next).length === 0) store.gateways.delete(next);
      };
    },
    assumed,
  ),
];

/** Updates and deletes of gateways that change too much, too little or the wrong gateway. */
import { directions, type Gateway, type Store } from "../store.js";
import { broken } from "./broken.js";

/** Deleted gateways of one direction come back with the next create. */
function revives(direction: "inbound" | "outbound") {
  return broken(`delete-${direction}`, `gives the next number a deleted ${direction} gateway`, (rules) => {
    const { deleteGateway, onCreated } = rules;
    const deleted: Gateway[] = [];
    rules.deleteGateway = (gateway, store, operation) => {
      if (operation === `delete${direction === "inbound" ? "Inbound" : "Outbound"}`) deleted.push(gateway);
      deleteGateway(gateway, store, operation);
    };
    rules.onCreated = (body, store) => {
      const gateway = deleted.pop();
      for (const number of gateway ? body.phoneNumbers : [])
        Object.assign(store.find(number) ?? {}, { [direction]: gateway });
      onCreated(body, store);
    };
  });
}

/** The other gateways of the store. */
function others(store: Store, { id }: Gateway): Gateway[] {
  return [...store.gateways.values()].map(({ gateway }) => gateway).filter((gateway) => gateway.id !== id);
}

export const wrongOnGateways = [
  broken("update-changes", "updates every gateway of the account", (rules) => {
    const { update } = rules;
    rules.update = (gateway, body, store) => {
      for (const each of [gateway, ...others(store, gateway)]) update(each, body, store);
    };
  }),
  ...(
    [
      ["empties the name of a gateway when an update leaves it out", { name: "" }],
      ["puts the default for an encryption that an update leaves out", { mediaEncryption: "disable" }],
      ["puts the default for a region that an update leaves out", { sipRegion: "auto" }],
    ] as const
  ).map(([name, defaults]) =>
    broken("update-changes", name, (rules) => {
      const { update } = rules;
      rules.update = (gateway, body, store) => update(gateway, { ...defaults, ...body }, store);
    }),
  ),
  broken("update-changes", "drops the credentials that an update leaves out", (rules) => {
    const { update } = rules;
    rules.update = (gateway, body, store) => {
      update(gateway, body, store);
      if (!("auth" in body)) gateway.auth = {};
    };
  }),
  broken("update-changes", "updates every gateway of the same region", (rules) => {
    const { update } = rules;
    rules.update = (gateway, body, store) => {
      const same = others(store, gateway).filter(({ region }) => region === gateway.region);
      for (const each of [gateway, ...same]) update(each, body, store);
    };
  }),
  broken("update-changes", "updates the encryption of both gateways of a number", (rules) => {
    const { update } = rules;
    rules.update = (gateway, body, store) => {
      const records = store.numbersOn(gateway.id).map((number) => store.find(number));
      const both = records.flatMap((record) => directions.flatMap((direction) => record?.[direction] ?? []));
      update(gateway, body, store);
      if (body.mediaEncryption) for (const each of both) update(each, { mediaEncryption: body.mediaEncryption }, store);
    };
  }),
  broken(
    "update-changes",
    "updates the newest gateway of the direction",
    (rules) => {
      const { gatewayOf } = rules;
      rules.gatewayOf = (id, store, operation) => {
        if (operation !== "update" || !gatewayOf(id, store, operation)) return gatewayOf(id, store, operation);
        const { direction } = store.gateways.get(id) ?? {};
        return [...store.gateways.values()].findLast((each) => each.direction === direction)?.gateway;
      };
    },
    { level: "assumed" },
  ),
  broken(
    "update-changes",
    "lists gateways as they were created",
    (rules) => {
      const { update, listed } = rules;
      const created = new Map<string, Gateway>();
      rules.update = (gateway, body, store) => {
        if (!created.has(gateway.id)) created.set(gateway.id, { ...gateway });
        update(gateway, body, store);
      };
      const asCreated = (gateway: Gateway | undefined) => gateway && (created.get(gateway.id) ?? gateway);
      rules.listed = (store, page) =>
        listed(store, page).map((record) => ({
          ...record,
          inbound: asCreated(record.inbound),
          outbound: asCreated(record.outbound),
        }));
    },
    { level: "assumed" },
  ),
  broken(
    "update-changes",
    "takes a transport only beside an address",
    (rules) => {
      const { update } = rules;
      rules.update = (gateway, { transport, ...body }, store) =>
        update(gateway, body.address ? { ...body, transport } : body, store);
    },
    { level: "assumed" },
  ),
  broken("update-changes", "calls the numbers of a gateway by its new name", (rules) => {
    const { update } = rules;
    rules.update = (gateway, body, store) => {
      update(gateway, body, store);
      for (const number of body.name ? store.numbersOn(gateway.id) : [])
        Object.assign(store.find(number) ?? {}, { name: body.name });
    };
  }),
  broken(
    "update-changes",
    "says that it updated, and does not",
    (rules) => {
      rules.update = () => {};
    },
    { level: "assumed" },
  ),
  broken(
    "update-changes",
    "does not update the credentials",
    (rules) => {
      const { update } = rules;
      rules.update = (gateway, { auth: _, ...body }, store) => update(gateway, body, store);
    },
    { level: "assumed" },
  ),
  broken(
    "update-changes",
    "gives the first number of an updated gateway a copy of its own",
    (rules) => {
      rules.update = (gateway, body, store) => {
        const [first = ""] = store.numbersOn(gateway.id);
        const record = store.find(first);
        const { name, mediaEncryption, sipRegion, address, transport } = body;
        const given = { name, mediaEncryption, region: sipRegion, address, transport };
        const copy = {
          ...gateway,
          ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
        };
        for (const direction of directions) if (record?.[direction]?.id === gateway.id) record[direction] = copy;
      };
    },
    { level: "assumed" },
  ),
  broken("update-refused", "takes every field for every gateway, and says nothing", (rules) => {
    rules.refusedFields = () => [];
  }),
  broken("update-refused", "takes numbers for any gateway", (rules) => {
    const { refusedFields } = rules;
    rules.refusedFields = (direction, body) =>
      refusedFields(direction, body).filter((field) => !["phoneNumbers", "numbers"].includes(field));
  }),
  broken("update-refused", "stores the fields that a gateway takes before it refuses another", (rules) => {
    rules.onUpdateRefused = (gateway, { sipRegion, name }, store) => rules.update(gateway, { sipRegion, name }, store);
  }),
  broken("update-refused", "answers 422 to a field that the gateway does not take", (rules) => {
    rules.replies.fieldsNotAllowed = () => ({ status: 422, body: { message: "Not allowed" } });
  }),
  broken(
    "update-unknown",
    "says of an id that no gateway has that it is updated",
    ({ replies }) => {
      const { notFound, updated } = replies;
      replies.notFound = (operation) => (operation === "update" ? updated() : notFound(operation));
    },
    { level: "assumed" },
  ),
  broken(
    "update-unknown",
    "finds a deleted gateway for an update",
    (rules) => {
      const all = new Map<string, Gateway>();
      const { gatewayOf, deleteGateway } = rules;
      rules.deleteGateway = (gateway, store, operation) => {
        all.set(gateway.id, gateway);
        deleteGateway(gateway, store, operation);
      };
      rules.gatewayOf = (id, store, operation) =>
        gatewayOf(id, store, operation) ?? (operation === "update" ? all.get(id) : undefined);
    },
    { level: "assumed" },
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
  revives("inbound"),
  revives("outbound"),
  broken(
    "delete-inbound",
    "answers 410 to the delete of an inbound gateway",
    (rules) => {
      const { deletedGateway } = rules.replies;
      rules.deleteGateway = (gateway, store, operation) => {
        store.gateways.delete(gateway.id);
        rules.replies.deletedGateway =
          operation === "deleteInbound" ? () => ({ status: 410, body: {} }) : deletedGateway;
      };
    },
    { level: "assumed" },
  ),
  broken(
    ["delete-inbound-unknown", "delete-outbound-unknown"],
    "deletes a gateway of either direction at both addresses",
    (rules) => {
      rules.gatewayOf = (id, store) => store.gateways.get(id)?.gateway;
    },
    { level: "assumed" },
  ),
  broken(
    "delete-inbound-unknown",
    "says of an id that no inbound gateway has that it is deleted",
    ({ replies }) => {
      const { notFound, deletedGateway } = replies;
      replies.notFound = (operation) => (operation === "deleteInbound" ? deletedGateway() : notFound(operation));
    },
    { level: "assumed" },
  ),
  broken(
    "delete-outbound-unknown",
    "says of an id that no outbound gateway has that it is deleted",
    ({ replies }) => {
      const { notFound, deletedGateway } = replies;
      replies.notFound = (operation) => (operation === "deleteOutbound" ? deletedGateway() : notFound(operation));
    },
    { level: "assumed" },
  ),
  broken(
    "delete-outbound",
    "deletes the outbound gateway of a pair with its inbound one",
    (rules) => {
      const { deleteGateway } = rules;
      rules.deleteGateway = (gateway, store, operation) => {
        const all = [...store.gateways.keys()];
        const index = all.indexOf(gateway.id);
        deleteGateway(gateway, store, operation);
        const next = all[index + 1];
        if (operation === "deleteInbound" && next && store.numbersOn(next).length === 0) store.gateways.delete(next);
      };
    },
    { level: "assumed" },
  ),
];

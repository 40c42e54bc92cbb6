import type { Operation } from "../../document/operations.js";

const ids = {
  list: "listPhoneNumbers",
  get: "getPhoneNumber",
  detach: "detachPhoneNumber",
  release: "releasePhoneNumber",
  update: "updatePhoneNumberGateway",
  deleteInbound: "deleteInboundGateway",
  deleteOutbound: "deleteOutboundGateway",
} as const;

type CompanionName = keyof typeof ids;

export type GatewayOperation = Extract<CompanionName, "update" | "deleteInbound" | "deleteOutbound">;

/** The operations that show, change and undo what a create did. Those that the document lacks are left out. */
export type Companions = Partial<Record<CompanionName, Operation>>;

export function companionsOf(operations: Operation[]): Companions {
  return Object.fromEntries(
    Object.entries(ids).flatMap(([name, id]) => {
      const operation = operations.find(({ operationId }) => operationId === id);
      return operation ? [[name, operation]] : [];
    }),
  );
}

/** The name that the check has for a companion; undefined for another operation. */
export function companionName(companions: Companions, operation: Operation): CompanionName | undefined {
  const names = Object.keys(companions) as CompanionName[];
  return names.find((name) => companions[name] === operation);
}

export function isGatewayOperation(name: string): name is GatewayOperation {
  return name === "update" || name === "deleteInbound" || name === "deleteOutbound";
}

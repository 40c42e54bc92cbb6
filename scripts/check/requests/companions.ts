import type { Operation } from "../../document/operations.js";

/** The operations that show and undo what a create did, by their ids. Those that the document lacks are left out. */
export interface Companions {
  list?: Operation | undefined;
  get?: Operation | undefined;
  detach?: Operation | undefined;
  release?: Operation | undefined;
}

const ids = {
  list: "listPhoneNumbers",
  get: "getPhoneNumber",
  detach: "detachPhoneNumber",
  release: "releasePhoneNumber",
} as const;

export function companionsOf(operations: Operation[]): Companions {
  const named = (id: string) => operations.find(({ operationId }) => operationId === id);
  return { list: named(ids.list), get: named(ids.get), detach: named(ids.detach), release: named(ids.release) };
}

import { expect, test } from "vitest";
import { listGuarantees } from "../../../scripts/check/list-guarantees.js";
import { document } from "../../../scripts/document/document.js";
import { brokenServerFor } from "./one-for-each.js";

test("for each guarantee that the check asks for there is a server that breaks it", () => {
  const guarantees = listGuarantees(document).filter(({ requests, seenIn }) => requests.length + seenIn.length > 0);
  expect(guarantees.filter(({ id }) => !brokenServerFor(id)).map(({ id }) => id)).toEqual([]);
});

import { expect, test } from "vitest";
import { listGuarantees } from "../../../scripts/check/list-guarantees.js";
import { document } from "../../../scripts/document/document.js";
import { brokenServerFor } from "./one-for-each.js";

test("for each guarantee of the document that can be observed there is a server that breaks it", () => {
  const guarantees = listGuarantees(document).filter(({ observable }) => observable !== false);
  expect(guarantees.filter(({ id }) => !brokenServerFor(id)).map(({ id }) => id)).toEqual([]);
});

import { expect, test } from "vitest";
import { listPromises } from "../../../scripts/check/list-promises.js";
import { document } from "../../../scripts/document/document.js";
import { brokenServerFor } from "./one-for-each.js";

test("for each promise of the document that can be observed there is a server that breaks it", () => {
  const promises = listPromises(document).filter(({ observable }) => observable !== false);
  expect(promises.filter(({ id }) => !brokenServerFor(id)).map(({ id }) => id)).toEqual([]);
});

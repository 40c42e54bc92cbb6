import { expect, test } from "vitest";
import { document } from "../../../../scripts/document/document.js";
import type { Schema } from "../../../../scripts/document/types.js";
import { allFaults, subtleFaults } from "./index.js";

test("there are at least 120 subtly broken servers, of many kinds, and no two of one name", () => {
  expect(Object.values(subtleFaults).flat().length).toBeGreaterThanOrEqual(120);
  expect(Object.keys(subtleFaults).length).toBeGreaterThanOrEqual(10);
  expect(new Set(allFaults.map(({ name }) => name)).size).toBe(allFaults.length);
});

test("each breaks a promise that the document makes", () => {
  const { paths = {}, components } = document;
  const operations = Object.values(paths).flatMap((path) => Object.values(path ?? {})) as {
    "x-promises"?: { id: string }[];
  }[];
  const said = operations.flatMap((operation) => (operation["x-promises"] ?? []).map(({ id }) => id));
  const request = components?.schemas?.CreatePhoneNumbersRequest as Schema;
  const fields = Object.keys(request.properties ?? {});
  const known = (id: string) => said.includes(id) || fields.includes(id.split(".")[0] ?? "");
  const unknown = allFaults.flatMap(({ promises, followers }) =>
    [...promises, ...followers].filter((id) => !known(id)),
  );
  expect(unknown).toEqual([]);
});

/** Fields of a number's record whose type no page gives: `null` there, or nothing, breaks no guarantee. */
import { expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { resolve } from "../../scripts/document/resolve.js";
import type { Schema } from "../../scripts/document/types.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { startBehind } from "./servers/conditions/front.js";
import { tryCheck } from "./servers/try-check.js";

const record = resolve<Schema>(document, { $ref: "#/components/schemas/PhoneNumberRecord" });
const fields = Object.entries(record.properties ?? {}) as [string, Schema][];
// A `name` of `null` shows that the label was not put on the number.
const untyped = fields.filter(([name, field]) => name !== "name" && field["x-assumed"]?.type).map(([name]) => name);

test.each([null, undefined])("a server whose records hold %s in each of them breaks no guarantee", async (value) => {
  expect(untyped).toContain("countryCode");
  const mock = await startMock({ port: 0 });
  const changed = (key: string, member: unknown) => (untyped.includes(key) ? value : member);
  await using server = await startBehind(
    { ...mock, attached: () => [] },
    { outward: ({ body, ...rest }) => ({ ...rest, body: JSON.stringify(JSON.parse(`${body}`), changed) }) },
  );
  const { ids } = await tryCheck(server.url);
  expect(ids.broken, "guarantees that are reported broken because of a field without a type").toEqual([]);
});

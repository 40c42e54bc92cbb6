/** A server that contradicts one assumed or from-the-SDK mark of a response breaks nothing: it does otherwise than assumed. */
import { expect, test } from "vitest";
import { document } from "../../../scripts/document/document.js";
import { mainOperation, operations } from "../../../scripts/document/operations.js";
import { contradictionsOf, startContradicting } from "./contradictions.js";
import { tryCheck } from "./try-check.js";

/** Marks whose contradiction is right, or that the check cannot meet. */
const without: Record<string, string> = {
  "#/components/responses/Conflict content": "the mock decides every race one request after the other, with 400",
  "#/components/responses/InvalidQuery status": "the check sends no invalid query",
  "#/components/responses/InvalidQuery content": "the check sends no invalid query",
  "#/components/responses/UnsupportedMediaType status": "no page says that another media type is refused",
  "#/components/responses/UnsupportedMediaType content": "no page says that another media type is refused",
  "#/components/responses/TooManyRequests status": "the mock has no limit",
  "#/components/responses/TooManyRequests content": "the mock has no limit",
  "#/components/responses/OtherError status": "it is every status without a response of its own",
  "#/components/responses/OtherError content": "it is every status without a response of its own",
  "#/components/schemas/PhoneNumberRecord/properties/countryCode type":
    "the mock shows null: +1 is of several countries",
  "#/components/schemas/PhoneNumberRecord/properties/countryCode minLength":
    "the mock shows null: +1 is of several countries",
  "#/components/schemas/PhoneNumberRecord/properties/countryCode maxLength":
    "the mock shows null: +1 is of several countries",
};

const contradictions = contradictionsOf(document);

test("the marks that are left out stand in the document", () => {
  const names = contradictions.map(({ name }) => name);
  expect(Object.keys(without).filter((name) => !names.includes(name))).toEqual([]);
});

/** The guarantees that a response of these operations can show: their own, the create's, and those that they are seen by. */
function guaranteesOf(ids: string[]): string[] {
  const all = operations(document);
  const own = [mainOperation(all).operationId, ...ids];
  return all.flatMap(({ operationId, guarantees }) =>
    guarantees.filter(({ seenBy = [] }) => [operationId, ...seenBy].some((id) => own.includes(id))).map(({ id }) => id),
  );
}

test.each(contradictions.filter(({ name }) => !(name in without)))("$name", async (contradiction) => {
  await using server = await startContradicting(document, contradiction);
  const { ids, report, result } = await tryCheck(server.url);
  expect({ broken: ids.broken, verdict: report.verdict, reason: report.reason }).toEqual({
    broken: [],
    verdict: "kept",
    reason: undefined,
  });
  expect(ids["assumed otherwise"].length, "no guarantee is assumed otherwise").toBeGreaterThan(0);
  const own = guaranteesOf(contradiction.operations);
  const found = result.guarantees.filter(({ findings }) => findings.length > 0).map(({ id }) => id);
  const isField = (id: string) => contradiction.operations.some((operation) => id.startsWith(`${operation}.`));
  expect(found.filter((id) => !own.includes(id) && !isField(id))).toEqual([]);
});

/** A server that is written operation by operation: the report says first what to implement next. */
import { expect, test } from "vitest";
import { document } from "../../../scripts/document/document.js";
import { operations } from "../../../scripts/document/operations.js";
import { startRuleServer } from "./rule-server.js";
import type { Operation } from "./rules.js";
import { tryCheck } from "./try-check.js";

const steps: [operation: Operation, operationId: string][] = [
  ["create", "createPhoneNumbers"],
  ["list", "listPhoneNumbers"],
  ["get", "getPhoneNumber"],
  ["detach", "detachPhoneNumber"],
  ["release", "releasePhoneNumber"],
  ["update", "updatePhoneNumberGateway"],
  ["deleteInbound", "deleteInboundGateway"],
  ["deleteOutbound", "deleteOutboundGateway"],
];

test("the steps are the document's operations", () => {
  expect(steps.map(([, operationId]) => operationId)).toEqual(
    operations(document).map(({ operationId }) => operationId),
  );
});

async function reportWith(offered: Operation[]) {
  await using server = await startRuleServer((rules) =>
    Object.assign(rules, { offers: (each: Operation) => offered.includes(each) }),
  );
  return (await tryCheck(server.url)).report;
}

test("with nothing there, the report says what the create was answered", async () => {
  const { verdict, reason } = await reportWith([]);
  expect(verdict).toBe("incomplete");
  expect(reason).toContain("to POST /v2/sip/phone-numbers it answers with status 404");
});

test.each(steps.slice(1).map(([, next], index) => [index + 1, next] as const))(
  "with %i operations, the next is %s",
  async (count, next) => {
    const { verdict, reason, guarantees } = await reportWith(steps.slice(0, count).map(([operation]) => operation));
    expect(verdict).toBe("incomplete");
    expect(reason).toMatch(new RegExp(`^The server lacks ${next}, `));
    expect(guarantees.filter(({ status }) => !["kept", "not proven", "not observable"].includes(status))).toEqual([]);
  },
);

test("with every operation, every guarantee is kept", async () => {
  expect(await reportWith(steps.map(([operation]) => operation))).toMatchObject({ verdict: "kept" });
});

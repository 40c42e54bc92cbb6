import { expect, test } from "vitest";
import { statusFor, successStatus } from "../../../scripts/check/answers/statuses.js";
import { operation } from "./answers.js";

const create = operation("createPhoneNumbers");
const get = operation("getPhoneNumber");

test("the success is the response with a status of two hundred and something, wherever it stands", () => {
  expect(successStatus(create)).toBe("200");
  const { 200: success, ...others } = create.responses;
  expect(successStatus({ ...create, responses: { 402: others[400], 201: success } as typeof others })).toBe("201");
});

test("an operation without a success cannot be judged, and is named", () => {
  const { 200: _success, ...refusals } = create.responses;
  expect(() => successStatus({ ...create, responses: refusals })).toThrow(
    "createPhoneNumbers has no response for success",
  );
});

test("the status for a reason is that of the response that has it, beside others or alone", () => {
  expect(statusFor(create, "alreadyAttached")).toBe("400");
  expect(statusFor(create, "invalidRequest")).toBe("400");
  expect(statusFor(create, "conflict")).toBe("409");
  expect(statusFor(get, "notFound")).toBe("404");
});

test("a reason that no response has is named, with the operation", () => {
  expect(() => statusFor(get, "conflict")).toThrow("getPhoneNumber has no response with the reason conflict");
});

import type { CreatePhoneNumbersRequest, VideosdkError } from "../../generated/client.js";
import { document } from "../../scripts/document/document.js";
import { mainOperation, operations } from "../../scripts/document/operations.js";

export const operation = mainOperation(operations(document));

export const path = "/v2/sip/phone-numbers";
export const token = "a.token-that_nobody-may-see";
export const password = 'pass "word" & <more>';

/** With credentials in it. */
export const body = structuredClone(operation.requestBody.examples.sharedPair) as CreatePhoneNumbersRequest;
body.outbound.auth = { username: "sip-user", password };

/** The documented example of a status. */
export function example(status: string, name?: string): { message: string } {
  const examples = operation.responses[status]?.content?.examples ?? {};
  return (name ? examples[name] : Object.values(examples)[0]) as { message: string };
}

/** The error that a call rejects with. */
export async function errorOf(call: Promise<unknown>): Promise<VideosdkError> {
  return call.then(
    () => Promise.reject(new Error("The call succeeded")),
    (error) => error,
  );
}

/** The status that a call ends with; 0 without a response. */
export async function statusOf(call: Promise<unknown>): Promise<number> {
  return call.then(
    () => 200,
    ({ status }) => status,
  );
}

/** A response as a server gives it. */
export function json(status: number, value: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), { status, headers: { "content-type": "application/json", ...headers } });
}

import { expect, test } from "vitest";
import { createClient, orThrow } from "../../generated/client.js";
import { body, example, json, password, path, token } from "./support.js";

test("what the server says is told, without the token and the password that it repeats", async () => {
  const message = `No such trunk for ${password} and ${token}`;
  const videosdk = createClient({ token, fetch: async () => json(400, { message }) });
  const error = await orThrow(videosdk.POST(path, { body })).catch((error) => error);
  expect(error).toMatchObject({ name: "CallError", status: 400, message: "No such trunk for … and …" });
});

test("of a refusal, its error says the status, the attempts and what the server calls the request", async () => {
  const fetch = async () => json(409, example("409"), { "x-request-id": "of-the-server" });
  const retry = { initialInterval: 0, maxRetries: 2 };
  await expect(orThrow(createClient({ token, fetch, retry }).POST(path, { body }))).rejects.toMatchObject({
    name: "CallError",
    kind: "conflict",
    status: 409,
    attempts: 3,
    requestId: "of-the-server",
    mayHaveSucceeded: false,
  });
});

test.each([
  ["an answer that nobody expects", async () => json(500, {}), { kind: "unexpected", status: 500, attempts: 1 }],
  ["none", () => Promise.reject(new Error("broken")), { kind: "noAnswer", status: 0, attempts: 1 }],
])("after %s, its error says that the request may have succeeded", async (_, fetch, facts) => {
  await expect(orThrow(createClient({ token, fetch }).POST(path, { body }))).rejects.toMatchObject({
    ...facts,
    mayHaveSucceeded: true,
  });
});

test("each operation has reasons of its own", async () => {
  const videosdk = createClient({ token, fetch: async () => json(400, { message: "It is not attached" }) });
  const detach = videosdk.POST("/v2/sip/phone-numbers/detach", { body: { phoneNumber: "+12125550100" } });
  await expect(orThrow(detach)).rejects.toMatchObject({ kind: "notAttached" });
  await expect(orThrow(videosdk.POST(path, { body }))).rejects.toMatchObject({ kind: "alreadyAttached" });
});

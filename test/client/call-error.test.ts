import { expect, test } from "vitest";
import { createClient, orThrow } from "../../generated/client.js";
import { body, json, password, path, token } from "./support.js";

test("what the server says is told, without the token and the password that it repeats", async () => {
  const message = `No such trunk for ${password} and ${token}`;
  const videosdk = createClient({ token, fetch: async () => json(400, { message }) });
  const error = await orThrow(videosdk.POST(path, { body })).catch((error) => error);
  expect(error).toMatchObject({ name: "CallError", status: 400, message: "No such trunk for … and …" });
});

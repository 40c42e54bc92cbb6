/** No secret is shown, wherever it stands in a request: not in mock.requests, the recording, the page's events or the log. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { accountLabel } from "../../scripts/account.js";
import { type LogEntry, startMock } from "../../scripts/mock/start-mock.js";
import { jwt } from "../jwt.js";
import { temporaryFolder } from "../temporary-folder.js";
import { call, number, operation, post, valid } from "./requests.js";

const folder = await temporaryFolder(afterAll);
const record = join(folder, "mock.har");
const log: LogEntry[] = [];
const mock = await startMock({ port: 0, record, log: (entry) => log.push(entry) });
afterEach(() => mock.reset());
afterAll(async () => {
  await mock.close();
});

const password = "hunter2-hunter2";
const token = "t0ken-t0ken";
const headers = { authorization: token };

/** Everything that the mock shows of the latest request. */
async function shown(): Promise<string> {
  const { account: _, ...seen } = mock.requests.at(-1) ?? { account: "" };
  await expect
    .poll(async () => JSON.parse(await readFile(record, "utf8")).log.entries.length)
    .toBe(mock.requests.at(-1)?.id);
  const har = JSON.parse(await readFile(record, "utf8")).log.entries.at(-1);
  const response = await fetch(`${mock.url}/__mock/page/events`);
  const reader = response.body?.getReader();
  const events = new TextDecoder().decode((await reader?.read())?.value);
  await reader?.cancel();
  const [, requests = ""] = events.split('"requests":');
  const withoutAccount = requests.replaceAll(`"name":"${token}"`, "");
  return [JSON.stringify(seen), JSON.stringify(har), withoutAccount, JSON.stringify(log.at(-1))].join("\n");
}

const body = valid([number(1)]);
const withAuth = (auth: unknown) => ({ ...body, outbound: { ...body.outbound, auth } });

test.each<[string, unknown]>([
  ["in its field", withAuth({ username: "sip-user", password })],
  ["in a body that is encoded twice", JSON.stringify(JSON.stringify(withAuth({ username: "sip-user", password })))],
  ["in a field that is encoded twice", withAuth(JSON.stringify({ username: "sip-user", password }))],
  ["in place of the credentials", withAuth(password)],
  ["in a list of credentials", withAuth(["sip-user", password])],
  ["in a list of objects", withAuth([{ username: "sip-user", password }])],
  ["as passwd", withAuth({ username: "sip-user", passwd: password })],
  ["as pass", withAuth({ username: "sip-user", pass: password })],
  ["as secret", withAuth({ username: "sip-user", secret: password })],
  ["as a key with a space", withAuth({ username: "sip-user", "pass word ": password })],
  ["as any other field of the credentials", withAuth({ username: "sip-user", pin: password })],
  ["as an object", withAuth({ username: "sip-user", password: { value: password } })],
  ["beside its field, in another one", { ...withAuth({ username: "sip-user", password }), name: `desk ${password}` }],
  ["in a key of the body", { ...body, "SIP-Password": password }],
])("a SIP password is not shown: %s", async (_, sent) => {
  await post(mock.url, sent);
  const text = await shown();
  expect(text).not.toContain("hunter2");
  expect(text).toContain("***");
});

test("the user name and everything that is not a secret is shown", async () => {
  await post(mock.url, withAuth({ username: "sip-user", password }));
  expect(mock.requests[0]?.body).toEqual(withAuth({ username: "sip-user", password: "***" }));
});

test.each<[string, () => Promise<unknown>]>([
  ["in a body", () => post(mock.url, { ...body, name: `desk of ${token}` }, headers)],
  ["in a value that is refused", () => post(mock.url, { ...body, mediaEncryption: token }, headers)],
  ["in a search", () => call(mock.url, "GET", `${operation.path}?search=${token}`, { headers })],
  ["in a path", () => call(mock.url, "GET", `${operation.path}/${token}`, { headers })],
  ["in an encoded path", () => call(mock.url, "GET", `${operation.path}/t0ken%2Dt0ken`, { headers })],
  ["in a path that the API does not have", () => call(mock.url, "GET", `/${token}`, { headers })],
  ["behind a prefix", () => post(mock.url, { ...body, name: token }, { authorization: `Bearer ${token}` })],
])("a token is not shown: %s", async (_, send) => {
  await send();
  const text = await shown();
  expect(text).not.toContain("t0ken");
});

test("an account is labelled as it was typed, and a JWT without a name is not shown", async () => {
  const token = jwt({ scope: "sip" });
  expect(accountLabel("my-account-2250")).toBe("my-account-2250");
  expect(accountLabel(token)).toMatch(/^eyJh…[0-9a-f]{4}$/);
});

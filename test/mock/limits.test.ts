/** The limits of the mock. */
import { expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { operations } from "../../scripts/document/operations.js";
import { Memory, most } from "../../scripts/mock/api/memory.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { documentValues } from "../../scripts/model/document-values.js";
import { call, number, operation, post, valid } from "./requests.js";

const many = (count: number) => Array.from({ length: count }, (_, index) => `+1${202_600_0000 + index}`);
const asMe = { headers: { [operation.authHeader]: "me" } };

test("a mock that is full of numbers refuses new ones with 507, and goes on with those that it knows", async () => {
  const seed = { me: { detached: many(most.numbers - 1) } };
  const mock = await startMock({ port: 0, seed });
  const create = async (...phoneNumbers: string[]) => {
    const { status, message } = await post(mock.url, valid(phoneNumbers), asMe.headers);
    return { status, message };
  };
  const full = {
    status: 507,
    message: `The mock remembers ${most.numbers} numbers at most. Release some, or reset it. Nothing was created.`,
  };
  const [first = "", second = ""] = seed.me.detached;

  expect(await create(number(1), number(2))).toEqual(full);
  expect((await create(number(1), number(1), first)).status).toBe(200);
  expect(await create(second, number(2))).toEqual(full);
  expect((await create(second)).status).toBe(200);
  const { body } = await call(mock.url, "GET", `${operation.path}/${encodeURIComponent(second)}`, asMe);
  await call(mock.url, "POST", `${operation.path}/${body.phoneNumber.phoneNumberId}/release`, asMe);
  expect((await create(number(2))).status).toBe(200);
  await mock.close();
});

test("a mock that is full of accounts refuses new ones with 507, and goes on with those that it knows", async () => {
  const names = many(most.accounts);
  const seed = Object.fromEntries(names.map((name) => [name, { detached: [number(1)] }]));
  const mock = await startMock({ port: 0, seed });
  const create = (token: string) => post(mock.url, valid([number(1)]), { [operation.authHeader]: token });
  expect(await create("another")).toMatchObject({
    status: 507,
    message: `The mock remembers ${most.accounts} accounts at most. Use fewer tokens, or reset it. Nothing was created.`,
  });
  expect((await create(names[0] ?? "")).status).toBe(200);
  await mock.close();
});

test("an account keeps 1,000 of the gateways that were left empty, the latest", () => {
  const memory = new Memory(documentValues(document, operations(document)));
  for (let count = 0; count < 600; count++) {
    memory.create("me", valid([number(1)]));
    memory.model.detach("me", number(1));
  }
  memory.create("me", valid([number(1)]));
  const emptied = memory.model.emptied("me").map(({ id }) => id);
  const { inbound } = memory.model.numbers("me")[0] ?? {};
  expect(emptied).toHaveLength(1000);
  expect(Number(inbound?.id.replace(/\D/g, "")) - Number(emptied[0]?.replace(/\D/g, ""))).toBe(500);
});

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSeedFile } from "../../scripts/mock/seed-file.js";
import { type Seed, startMock } from "../../scripts/mock/start-mock.js";
import { temporaryFolder } from "../temporary-folder.js";
import { number, operation, post, valid } from "./requests.js";

const [attached, detached, other] = [number(1), number(2), number(3)];

const folder = await temporaryFolder(afterAll);

async function file(name: string, content: string): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

test("a mock starts with the numbers of its seed, and reset brings them back", async () => {
  await using mock = await startMock({ port: 0, seed: { me: { attached: [attached], detached: [detached] } } });
  const create = async (phoneNumber: string, token = "me") =>
    (await post(mock.url, valid([phoneNumber]), { [operation.authHeader]: token })).status;

  for (const _ of ["at first", "after reset"]) {
    expect(await create(attached)).toBe(400);
    expect(await create(attached, "somebody else")).toBe(200);
    expect(await create(detached)).toBe(200);
    expect(await create(detached)).toBe(400);
    expect(await create(other)).toBe(200);
    mock.reset();
  }
});

test("a seed file is JSON or YAML", async () => {
  const seed = { me: { attached: [attached], detached: [detached] } };
  expect(await readSeedFile(await file("seed.json", JSON.stringify(seed)))).toEqual(seed);
  const yaml = `me:\n  attached: ["${attached}"]\n  detached: ["${detached}"]\n`;
  expect(await readSeedFile(await file("seed.yaml", yaml))).toEqual(seed);
});

test("a seed file that cannot be read is refused by name", async () => {
  await expect(readSeedFile(join(folder, "nowhere.json"))).rejects.toThrow("nowhere.json");
  await expect(readSeedFile(await file("broken.yaml", "me: [\n"))).rejects.toThrow("broken.yaml");
});

test.each([
  ["a list", [], /The seed must be an object, not an array/],
  [
    "a number that is not E.164",
    { me: { attached: ["12345"] } },
    /me\.attached\[0\] must be a phone number .*, not "12345"/,
  ],
  ["a misspelt field", { me: { attachd: [] } }, /me\.attachd is not a known field/],
  ["nothing", null, /The seed must be an object, not null/],
  ["a number both attached and detached", { me: { attached: [other], detached: [other] } }, /both/],
])("a seed that is %s is refused with what is wrong", async (_, seed, message) => {
  await expect(startMock({ port: 0, seed: seed as unknown as Seed })).rejects.toThrow(message);
});

test("a seed of more numbers or accounts than the mock remembers is refused", async () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => `+1${202_500_0000 + index}`);
  const two = { one: { attached: numbers(60_000) }, two: { detached: numbers(60_000) } };
  await expect(startMock({ port: 0, seed: two })).rejects.toThrow(
    "The seed holds 120000 numbers of 2 accounts, and the mock remembers 100000 of 10000.",
  );
  const many = Object.fromEntries(numbers(10_001).map((number) => [`account ${number}`, { attached: [number] }]));
  await expect(startMock({ port: 0, seed: many })).rejects.toThrow("10001 numbers of 10001 accounts");
});

test("the message about a seed stays readable however much is wrong with it", async () => {
  const attached = Array.from({ length: 250_000 }, () => "x".repeat(100));
  const message = await startMock({ port: 0, seed: { me: { attached } } }).catch((error) => error.message);
  expect(message).toContain("; and more");
  expect(message.length).toBeLessThan(10_000);
});

test("reset brings back the seed as it was at the start, whatever became of it since", async () => {
  const seed = { me: { attached: [attached] } };
  const mock = await startMock({ port: 0, seed });
  seed.me.attached.push("not a number");
  seed.me.attached.shift();
  mock.reset();
  expect((await post(mock.url, valid([attached]), { [operation.authHeader]: "me" })).status).toBe(400);
  await mock.close();
});

import { expect, test, vi } from "vitest";
import { createClient, type PhoneNumberWithGateways } from "../../generated/client.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { seededRandom } from "../../scripts/seeded-random.js";
import { body, errorOf, json } from "./support.js";

const numbers = (count: number) => Array.from({ length: count }, (_, i) => `+1202555${`${i}`.padStart(5, "0")}`);
const create = { ...body, name: "Front desk", phoneNumbers: numbers(2) };
const [one = "", other = ""] = create.phoneNumbers;

const gateway = { id: "gw" };
const found = (e164: string, parts: Partial<PhoneNumberWithGateways> = {}, name: unknown = "Front desk") =>
  json(200, { phoneNumber: { phoneNumberId: "pn", e164, name }, inbound: gateway, outbound: gateway, ...parts });
const unknown = () => json(404, { message: "This account does not know it" });

/** The outcome where the server says this of each number. */
function outcomeOf(...responses: (() => Response)[]) {
  const fetch = async ({ url }: Request) => {
    const number = decodeURIComponent(url.split("/").at(-1) ?? "");
    return responses[create.phoneNumbers.indexOf(number)]?.() ?? unknown();
  };
  return createClient({ token: "any", fetch, retry: false }).findOutcome(create);
}

test("a create whose response got lost is found by its numbers, and one that never arrived is not", async () => {
  await using mock = await startMock({ port: 0 });
  const videosdk = createClient({ token: "an-account", baseUrl: mock.url });
  mock.next("hangUp");
  expect(await errorOf(videosdk.createPhoneNumbers(create))).toMatchObject({ mayHaveSucceeded: true });
  expect(await videosdk.findOutcome(create)).toEqual({
    outcome: "notCreated",
    numbers: { [one]: { outcome: "notCreated" }, [other]: { outcome: "notCreated" } },
  });

  mock.next("hangUpAfterCreating");
  expect(await errorOf(videosdk.createPhoneNumbers(create))).toMatchObject({ mayHaveSucceeded: true });
  const { outcome, numbers } = await videosdk.findOutcome(create);
  expect(outcome).toBe("created");
  expect(numbers[one]?.found?.phoneNumber.name).toBe("Front desk");
  expect((await videosdk.findOutcome({ ...create, name: "Another" })).outcome).toBe("notCreated");
});

test.each([
  ["both are created", "created", [() => found(one), () => found(other)]],
  ["neither is known", "notCreated", [unknown, unknown]],
  ["one is known, and detached", "notCreated", [() => found(one, { inbound: null, outbound: null }), unknown]],
  ["one is, and one is not", "undecided", [() => found(one), unknown]],
  ["one has no gateway in one direction", "undecided", [() => found(one), () => found(other, { inbound: null })]],
  ["one has no name", "undecided", [() => found(one), () => found(other, {}, null)]],
  ["one cannot be read", "undecided", [() => found(one), () => json(500, {})]],
  ["none can be read", "undecided", [() => json(403, {}), () => json(403, {})]],
  ["the address is wrong", "undecided", [() => new Response("<h1>No such page</h1>", { status: 404 }), unknown]],
] as const)("%s: %s", async (_, expected, responses) => {
  const { outcome, numbers } = await outcomeOf(...responses);
  expect(outcome).toBe(expected);
  expect(Object.keys(numbers).toSorted()).toEqual(create.phoneNumbers);
});

test("a number that could not be read has its error", async () => {
  const { numbers } = await outcomeOf(
    () => found(one),
    () => json(403, {}),
  );
  expect(numbers[other]?.error).toMatchObject({ operation: "getPhoneNumber", code: "forbidden" });
});

test("four hundred numbers against a limit of ten a second: four at a time, and few are asked for twice", async () => {
  vi.useFakeTimers();
  // By chance, one of so many may wait longer than a call may take.
  vi.spyOn(Math, "random").mockImplementation(seededRandom(1));
  try {
    let requests = 0;
    let underWay = 0;
    let most = 0;
    let second = 0;
    let inSecond = 0;
    const fetch = async ({ url }: Request) => {
      requests++;
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 50));
      underWay--;
      const now = Math.floor(performance.now() / 1000);
      if (now !== second) [second, inSecond] = [now, 0];
      return ++inSecond > 10 ? json(429, {}) : found(decodeURIComponent(url.split("/").at(-1) ?? ""));
    };
    const videosdk = createClient({ token: "any", fetch });
    const call = videosdk.findOutcome({ name: "Front desk", phoneNumbers: [...numbers(400), ...numbers(400)] });
    await vi.runAllTimersAsync();
    expect((await call).outcome).toBe("created");
    expect(most).toBe(4);
    expect(requests).toBeLessThan(800);
  } finally {
    vi.restoreAllMocks();
    vi.useRealTimers();
  }
});

test("an abort ends it with the caller's reason", async () => {
  const reason = new Error("enough");
  const controller = new AbortController();
  const fetch = async () => {
    controller.abort(reason);
    return unknown();
  };
  const call = createClient({ token: "any", fetch }).findOutcome(create, { signal: controller.signal });
  await expect(call).rejects.toBe(reason);
});

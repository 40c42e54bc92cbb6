import { expect, test } from "vitest";
import { CallError, createClient, lookUp, NoAnswerError, orThrow } from "../../generated/client.js";
import { startMock } from "../../scripts/mock/start-mock.js";
import { body, path } from "./support.js";

const create = { ...body, name: "Front desk", phoneNumbers: ["+12025550143", "+12025550144"] };

test("a create whose answer got lost is found by its numbers, and one that never arrived is not", async () => {
  const mock = await startMock({ port: 0 });
  try {
    let deliver = false;
    const videosdk = createClient({
      token: "any",
      baseUrl: mock.url,
      async fetch(request) {
        if (request.method === "POST") {
          if (deliver) await fetch(request);
          throw new TypeError("the connection broke");
        }
        return fetch(request);
      },
    });
    await expect(videosdk.POST(path, { body: create })).rejects.toBeInstanceOf(NoAnswerError);
    expect(await lookUp(videosdk, create)).toEqual({
      outcome: "notCreated",
      numbers: { "+12025550143": undefined, "+12025550144": undefined },
    });

    deliver = true;
    await expect(videosdk.POST(path, { body: create })).rejects.toMatchObject({ mayHaveSucceeded: true });
    const { outcome, numbers } = await lookUp(videosdk, create);
    expect(outcome).toBe("created");
    expect(numbers["+12025550143"]?.phoneNumber.name).toBe("Front desk");
    expect((await lookUp(videosdk, { ...create, name: "Another" })).outcome).toBe("notCreated");
  } finally {
    await mock.close();
  }
});

test("numbers that cannot be looked up are no answer to the question", async () => {
  const fetch = async () => new Response("<h1>Sorry</h1>", { status: 403 });
  await expect(lookUp(createClient({ token: "any", fetch }), create)).rejects.toBeInstanceOf(CallError);
});

test("orThrow returns the data, or throws one error that says what is known", async () => {
  const mock = await startMock({ port: 0 });
  try {
    const videosdk = createClient({ token: "any", baseUrl: mock.url });
    const { message } = await orThrow(videosdk.POST(path, { body: create }));
    expect(message).toContain("Success");
    await expect(orThrow(videosdk.POST(path, { body: create }))).rejects.toMatchObject({
      name: "CallError",
      kind: "alreadyAttached",
      status: 400,
      mayHaveSucceeded: false,
      attempts: 1,
    });
  } finally {
    await mock.close();
  }
});
